import type { AnswerValue, DraftView } from '@boru/contract/diagnosis';
import type { AcceptedTasks, IncidentLessons, LessonView, NewLessonDecision } from '@boru/contract/incident-lessons';
import type { QuestionSet } from '@boru/contract/question-set';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { incidentsKey } from '../incidents/api.ts';

export type Lessons = IncidentLessons;
export type Lesson = LessonView;
export type Questions = QuestionSet;

export const lessonsQuery = (incidentId: string) =>
  queryOptions({
    queryKey: [...incidentsKey, 'lessons', incidentId],
    queryFn: ({ signal }) =>
      api<Lessons>('GET /api/reports/incidents/:incidentId/lessons', { params: { incidentId }, signal }),
  });
export const acceptedQuery = queryOptions({
  queryKey: [...incidentsKey, 'accepted'],
  queryFn: ({ signal }) => api<(typeof AcceptedTasks)['_output']>('GET /api/reports/lessons', { signal }),
});
/** The edition in force: the next diagnosis is answered against it. */
export const questionsQuery = queryOptions({
  queryKey: ['reports', 'questions'],
  queryFn: ({ signal }) => api<Questions>('GET /api/diagnosis/question-set', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

const decide = (incidentId: string, body: NewLessonDecision) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/lessons', { params: { incidentId }, body });

/** An answer never rises by an incident; what is not answered yet is answered so. */
export const loweredTo = (before: AnswerValue | undefined, value: number): AnswerValue => {
  const proposed = value === 0 ? 0 : value === 1 ? 1 : 2;
  return typeof before === 'number' && before < proposed ? before : proposed;
};

/** Into the diagnosis that is open, or into a new one: as the person who accepts, with the version she saw. */
const answer = async ({ question, value }: Lesson): Promise<void> => {
  const draft = await api<DraftView>('POST /api/diagnosis/draft', { body: {} });
  const before = draft.answers[question];
  const after = loweredTo(before, value);
  if (before === after) return;
  await api<DraftView>('PUT /api/diagnosis/drafts/:draftId', {
    params: { draftId: draft.id },
    body: { version: draft.version, answers: { ...draft.answers, [question]: after } },
  });
};

/** The answer first and the decision after it: interrupted between the two, accepting again changes nothing more. */
export const acceptLesson = async (incidentId: string, lesson: Lesson, isAsked: boolean): Promise<void> => {
  if (isAsked) await answer(lesson);
  await decide(incidentId, { lesson: lesson.id, decision: 'accepted', reason: null });
};
export const refuseLesson = (incidentId: string, lesson: Lesson, reason: string | null) =>
  decide(incidentId, { lesson: lesson.id, decision: 'refused', reason });
export const shareLearning = (incidentId: string, shares: boolean) =>
  api<unknown>('POST /api/reports/incidents/:incidentId/learning', { params: { incidentId }, body: { shares } });
