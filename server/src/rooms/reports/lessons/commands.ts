import type { NewLessonDecision } from '@boru/contract/incident-lessons';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { authorOf, openFor, writeEvent } from '../incidents/index.ts';
import { lessonFor, requireClosed } from './model.ts';
import { insertDecided, saveShares, selectDecided } from './store.ts';

type Doing = Context<Services>;

/** Accepted or refused; the row of the incident is locked, so that two who press at once decide once. */
export const decideLesson = async (doing: Doing, incidentId: string, wish: NewLessonDecision): Promise<void> => {
  const { tx, now, services } = doing;
  const incident = await openFor(doing, incidentId, 'turn');
  requireClosed(incident);
  const lesson = lessonFor(services.pack, incident, await selectDecided(tx, incidentId), wish.lesson);
  const { decision, reason } = wish;
  await insertDecided(tx, {
    ...{ incidentId, companyId: incident.companyId, lesson: lesson.id, decision, reason },
    ...{ question: lesson.question, value: lesson.value, task: lesson.task.ko, taskEnglish: lesson.task.en },
    ...{ decidedAt: now, ...(await authorOf(doing)) },
  });
  const body = `${decision === 'accepted' ? '받아들임' : '받아들이지 않음'}: ${lesson.task.ko}${reason === null ? '' : `\n${reason}`}`;
  await writeEvent(doing, incident, { kind: 'learned', body }, { lesson: lesson.id, decision });
};

/** Whether the region may count this incident. Off at once when turned off. */
export const shareLearning = async (doing: Doing, incidentId: string, shares: boolean): Promise<void> => {
  const { tx, now } = doing;
  const incident = await openFor(doing, incidentId, 'turn');
  if (shares) requireClosed(incident);
  const { personId } = await authorOf(doing);
  await saveShares(tx, { incidentId, companyId: incident.companyId, shares, decidedAt: now, personId });
  const body = shares ? '지역 통계에 수로 더하기로 함' : '지역 통계에서 뺌';
  await writeEvent(doing, incident, { kind: 'learned', body }, { shares });
};
