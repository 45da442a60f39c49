import type { IncidentLesson, LessonView } from '@boru/contract/incident-lessons';
import type { Pack } from '@boru/contract/pack';
import { Problem } from '#kernel/problem';
import type { Incident } from '../incidents/model.ts';

export type Decided = {
  incidentId: string;
  lesson: string;
  decision: 'accepted' | 'refused';
  question: string;
  value: number;
  task: string;
  taskEnglish: string;
  reason: string | null;
  decidedAt: Date;
  personName: string;
};

type Told = Pick<Incident, 'channels' | 'facts'>;
const holds =
  ({ channels, facts }: Told) =>
  (condition: IncidentLesson['conditions'][number]): boolean =>
    (condition.channels.length === 0 || condition.channels.some((channel) => channels.includes(channel))) &&
    condition.all.every(({ fact, is }) => facts[fact] === is);

/** Only what is known counts: a lesson from a guess would send a company to mend what is whole. */
export const lessonsOf = ({ catalogue: { incidentLessons } }: Pack, incident: Told) =>
  incidentLessons.items.flatMap((lesson) => {
    const reasons = lesson.conditions.filter(holds(incident)).map(({ why }) => why);
    return reasons.length === 0 ? [] : [{ lesson, reasons }];
  });

/** An incident that goes on has not been understood yet. */
export const requireClosed = ({ state }: Pick<Incident, 'state'>): void => {
  if (state !== 'closed') throw new Problem('incident.step_not_allowed');
};

/** Each is decided once: what was accepted has been acted on. */
export const lessonFor = (pack: Pack, incident: Told, decided: readonly Decided[], id: string) => {
  const found = lessonsOf(pack, incident).find(({ lesson }) => lesson.id === id);
  if (!found)
    throw new Problem('request.invalid', {
      fields: { lesson: '이 사고의 제안이 아닙니다. / Not a proposal of this incident.' },
    });
  if (decided.some(({ lesson }) => lesson === id)) throw new Problem('thing.changed');
  return found.lesson;
};

/** What was decided reads for ever as it read then; what is open reads as the catalogue does today. */
export const lessonViews = (pack: Pack, incident: Told, decided: readonly Decided[]): LessonView[] => {
  const known = new Map(decided.map((one) => [one.lesson, one]));
  return lessonsOf(pack, incident).map(({ lesson, reasons }) => {
    const one = known.get(lesson.id);
    return {
      id: lesson.id,
      question: one?.question ?? lesson.question,
      value: one?.value ?? lesson.value,
      task: one === undefined ? lesson.task : { ko: one.task, en: one.taskEnglish },
      reasons,
      verified: lesson.verified,
      note: lesson.note ?? null,
      decision: one?.decision ?? null,
      reason: one?.reason ?? null,
      by: one?.personName ?? null,
      at: one?.decidedAt.toISOString() ?? null,
    };
  });
};
