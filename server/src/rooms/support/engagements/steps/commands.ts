import { civilOf, weekdayOf } from '@boru/contract/civil';
import type {
  EngagementAnswer,
  EngagementChange,
  EngagementReview,
  Kickoff,
  NewRecommendation,
} from '@boru/contract/engagements';
import { calendarOf } from '@boru/engines/deadline';
import { conflictsOf, mergeEntries } from '@boru/engines/fieldwork';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { currentSet, setOf } from '#rooms/diagnosis';
import { record } from '#rooms/evidence';
import { ownCompany } from '#rooms/organisations';
import { selectAssignment } from '../../consulting/assignments/index.ts';
import { expertOf } from '../../experts/index.ts';
import { type Doing, deskOf } from '../../experts/pool/index.ts';
import { selectEntries } from '../field/index.ts';
import {
  deleteRecommendation,
  dueAfter,
  type Engagement,
  insertEngagement,
  insertFollowUps,
  insertRecommendation,
  requireTurn,
  requireWhole,
  saveEngagement,
  saveFollowUp,
  saveSummary,
  selectEngagement,
  selectFollowUp,
  selectOwnExperts,
  selectRecommendations,
  selectReviewers,
  selectSummary,
} from '../records/index.ts';

const trace = (
  { tx, actor, requestId }: Doing,
  verb: string,
  { id, companyId }: Pick<Engagement, 'id' | 'companyId'>,
  detail: Record<string, unknown> = {},
): Promise<void> => record(tx, actor, { requestId, action: `engagement.${verb}`, subjectId: id, companyId, detail });
/** The next in line hears of it once this is written. */
const tellNext = async ({ tx, services }: Doing, engagementId: string): Promise<void> => {
  await services.enqueue(tx, 'engagement.changed', { engagementId });
};

export const startEngagement = async (doing: Doing, assignmentId: string, wish: Kickoff): Promise<{ id: string }> => {
  const { tx, now, services } = doing;
  const { personId: createdBy } = expertOf(doing.actor);
  const assignment = await selectAssignment(tx, assignmentId);
  if (!assignment) throw new Problem('thing.not_found');
  if (assignment.state !== 'accepted') throw new Problem('thing.changed');
  const { agencyId, companyId, expertId, companyName, expertName } = assignment;
  const set = currentSet(services.pack, now);
  const one = { id: newId(now.getTime()), assignmentId, agencyId, companyId, expertId, companyName, expertName };
  const shape = { setId: set.id, setVersion: set.version, createdBy, createdAt: now };
  await insertEngagement(tx, { ...one, ...shape, ...wish });
  await trace(doing, 'started', one);
  await tellNext(doing, one.id);
  return { id: one.id };
};

/** Held where it is the caller's to change; one that she sees and may not change now is with somebody else. */
const turn = async (
  doing: Doing,
  id: string,
  version: number,
  action: Parameters<typeof requireTurn>[2],
): Promise<Engagement> => {
  const { tx, actor } = doing;
  const held = await selectEngagement(tx, id, true);
  const one = held ?? (await selectEngagement(tx, id));
  return requireTurn(one, held === undefined ? 0 : version, action, actor, await selectOwnExperts(tx));
};

export const changeEngagement = async (
  doing: Doing,
  id: string,
  { version, summary, ...change }: EngagementChange,
): Promise<void> => {
  const one = await turn(doing, id, version, 'note');
  await saveEngagement(doing.tx, one, change);
  if (summary !== null) await saveSummary(doing.tx, one, summary);
  await trace(doing, 'written', one);
};

export const addRecommendation = async (doing: Doing, id: string, wish: NewRecommendation): Promise<{ id: string }> => {
  const { tx, now, services } = doing;
  const { personId: writtenBy } = expertOf(doing.actor);
  const seen = await selectEngagement(tx, id);
  if (!seen) throw new Problem('thing.not_found');
  const one = await turn(doing, id, seen.version, 'note');
  const asked = new Set(
    setOf(services.pack, { id: one.setId, version: one.setVersion }).questions.map((each) => each.id),
  );
  if (wish.questions.some((question) => !asked.has(question)))
    throw new Problem('request.invalid', {
      fields: { questions: '이 문항집에 없는 문항입니다. / Not a question of this set.' },
    });
  const row = { ...wish, id: newId(now.getTime()), engagementId: id, writtenBy };
  await insertRecommendation(tx, { ...row, agencyId: one.agencyId, companyId: one.companyId });
  await trace(doing, 'recommended', one);
  return { id: row.id };
};

export const removeRecommendation = async (doing: Doing, id: string, recommendationId: string): Promise<void> => {
  const seen = await selectEngagement(doing.tx, id);
  if (!seen) throw new Problem('thing.not_found');
  const one = await turn(doing, id, seen.version, 'note');
  if (!(await deleteRecommendation(doing.tx, id, recommendationId))) throw new Problem('thing.not_found');
  await trace(doing, 'recommendation_removed', one);
};

export const handIn = async (doing: Doing, id: string, version: number): Promise<void> => {
  const { tx } = doing;
  const one = await turn(doing, id, version, 'handIn');
  requireWhole(one, {
    summary: await selectSummary(tx, id),
    recommendations: (await selectRecommendations(tx, id)).length,
    conflicts: conflictsOf(mergeEntries(await selectEntries(tx, id))).length,
  });
  await saveEngagement(tx, one, { state: 'inReview' });
  await trace(doing, 'handed_in', one);
  await tellNext(doing, id);
};

export const reviewDraft = async (
  doing: Doing,
  id: string,
  { version, answer, words }: EngagementReview,
): Promise<void> => {
  const one = await turn(doing, id, version, 'review');
  await trace(doing, answer === 'grant' ? 'reviewed' : 'returned', one);
  await tellNext(doing, id);
  await saveEngagement(doing.tx, one, { state: answer === 'grant' ? 'reviewed' : 'visiting', reviewWords: words });
};

export const nameReviewer = async (doing: Doing, id: string, version: number, expertId: string): Promise<void> => {
  const one = await turn(doing, id, version, 'nameReviewer');
  const reviewer = (await selectReviewers(doing.tx, id)).find((each) => each.id === expertId);
  if (!reviewer)
    throw new Problem('request.invalid', {
      fields: { expertId: '검토할 수 없는 전문가입니다. / This expert cannot review it.' },
    });
  await saveEngagement(doing.tx, one, { reviewerId: reviewer.id, reviewerName: reviewer.name });
  await trace(doing, 'reviewer_named', one);
  await tellNext(doing, id);
};

export const deliver = async (doing: Doing, id: string, version: number): Promise<void> => {
  const one = await turn(doing, id, version, 'deliver');
  await saveEngagement(doing.tx, one, { state: 'delivered', deliveredAt: doing.now });
  await trace(doing, 'delivered', one);
  await tellNext(doing, id);
};

const isResting = ({ services: { pack } }: Doing) => {
  const { holidays, restDays } = calendarOf(pack.holidays, pack.catalogue.workingHours);
  const off = new Set(holidays.map(({ on }) => on));
  return (on: string): boolean => off.has(on) || restDays.includes(weekdayOf(on));
};

export const answerReport = async (
  doing: Doing,
  id: string,
  { version, answer, words }: EngagementAnswer,
): Promise<void> => {
  const { tx, actor, now } = doing;
  const { personId: acceptedBy } = await ownCompany(tx, actor);
  const one = await turn(doing, id, version, 'answer');
  await tellNext(doing, id);
  if (answer === 'object') {
    await trace(doing, 'objected', one);
    await saveEngagement(tx, one, { state: 'visiting', answerWords: words });
    return;
  }
  const total = (await selectRecommendations(tx, id)).length;
  await saveEngagement(tx, one, { state: 'accepted', answerWords: words, acceptedAt: now, acceptedBy });
  const of = { engagementId: id, companyId: one.companyId, agencyId: one.agencyId, total };
  const resting = isResting(doing);
  await insertFollowUps(
    tx,
    [6, 12].map((months) => ({
      ...{ ...of, id: newId(now.getTime()), months },
      dueOn: dueAfter(civilOf(now.getTime()), months, resting),
    })),
  );
  await trace(doing, 'accepted', one);
};

export const noteFollowUp = async (doing: Doing, id: string, wish: { done: number; words: string }): Promise<void> => {
  const { tx, actor, now } = doing;
  const { personId: notedBy } = deskOf(actor);
  const due = await selectFollowUp(tx, id);
  if (!due) throw new Problem('thing.not_found');
  if (wish.done > due.total)
    throw new Problem('request.invalid', {
      fields: { done: '권고의 수보다 많습니다. / More than there are recommendations.' },
    });
  if (!(await saveFollowUp(tx, id, { ...wish, notedBy, notedAt: now }))) throw new Problem('thing.changed');
  await trace(doing, 'followed_up', { id: due.engagementId, companyId: due.companyId }, { months: due.months });
};
