import type { NewConflict, NewJudge, PanelWords, ReviewsAssigned } from '@boru/contract/review';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { selectExpert } from '../../experts/index.ts';
import type { Call } from '../../grants/index.ts';
import { deskOf } from '../../programmes/index.ts';
import { assign, type Panel, requireComplete, requireStep } from './model.ts';
import { knownJudges, ownCall } from './queries.ts';
import {
  deriveConflicts,
  insertAssignments,
  insertConflict,
  insertExpertJudge,
  insertPanel,
  markRemoved,
  savePanel,
  seatOfficer,
  selectApplications,
  selectConflicts,
  selectJudges,
  selectPanel,
  selectProgress,
  voidReviews,
} from './store.ts';

export type Doing = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'requestId' | 'services'>;

export const leaveTrace = (
  { tx, actor, requestId }: Doing,
  callId: string,
  action: string,
  detail: Record<string, unknown> = {},
  reason = '',
): Promise<unknown> => record(tx, actor, { requestId, action, subjectId: callId, detail, reason });

const held = async (doing: Doing, callId: string): Promise<{ call: Call; panel: Panel }> => {
  const call = await ownCall(doing, callId);
  const panel = await selectPanel(doing.tx, callId, true);
  if (panel === undefined) throw new Problem('thing.not_found');
  return { call, panel };
};
const author = async ({ tx, actor, now }: Doing) => {
  const { personId } = deskOf(actor);
  return { writtenBy: personId, writtenByName: await personName(tx, personId), writtenAt: now };
};

export const writePanel = async (
  doing: Doing,
  callId: string,
  wish: { version: number | null; panel: PanelWords },
): Promise<void> => {
  const { tx } = doing;
  const who = deskOf(doing.actor);
  const call = await ownCall(doing, callId);
  const panel = await selectPanel(tx, callId, true);
  requireStep(panel, call.state, who, 'save');
  if ((panel?.version ?? null) !== wish.version) throw new Problem('thing.changed');
  const words = { ...wish.panel, levels: [...wish.panel.levels].sort((a, b) => a - b), ...(await author(doing)) };
  const done =
    panel === undefined
      ? await insertPanel(tx, { callId, agencyId: call.agencyId, ...words })
      : await savePanel(tx, panel, { words });
  if (!done) throw new Problem('thing.changed');
  await leaveTrace(doing, callId, 'review.panel_written', { rule: wish.panel.rule, quotas: wish.panel.quotas.length });
};

export const seatJudge = async (doing: Doing, callId: string, wish: NewJudge): Promise<{ id: string }> => {
  const { tx, now } = doing;
  const { call, panel } = await held(doing, callId);
  requireStep(panel, call.state, deskOf(doing.actor), 'seat');
  const id = newId(now.getTime());
  const by = await author(doing);
  if (wish.kind === 'officer') {
    const name = await seatOfficer(tx, { id, callId, email: wish.email, at: now, byName: by.writtenByName });
    if (name === null) throw new Problem('review.nobody_there');
  } else {
    const expert = await selectExpert(tx, wish.expertId);
    if (expert === undefined || expert.agencyId !== call.agencyId) throw new Problem('thing.not_found');
    const { name, affiliation } = expert;
    await insertExpertJudge(tx, { id, callId, agencyId: call.agencyId, expertId: expert.id, name, affiliation, ...by });
  }
  await leaveTrace(doing, callId, 'review.judge_seated', { judgeId: id, kind: wish.kind });
  return { id };
};

/**
 * Looks for ties in the data of the house, voids what a conflict or a removal touches, and gives the gaps to others. Nothing
 * that stands is moved. Safe to repeat.
 */
export const settleReviews = async (doing: Doing, panel: Panel, byName: string): Promise<ReviewsAssigned> => {
  const { tx, now } = doing;
  const { callId, agencyId } = panel;
  const found = await deriveConflicts(tx, callId, now);
  const voided = await voidReviews(tx, callId, now);
  const applications = await selectApplications(tx, callId);
  const progress = await selectProgress(tx, callId);
  const barred = [...progress.filter(({ state }) => state === 'voided'), ...(await selectConflicts(tx, callId))];
  const { added, lacking } = assign({
    applications: applications.map(({ id }) => id),
    judges: (await knownJudges(doing, panel)).map(({ id }) => id),
    each: panel.judgesEach,
    kept: progress.filter(({ state }) => state !== 'voided'),
    barred,
  });
  await insertAssignments(tx, added, { callId, agencyId, assignedByName: byName, assignedAt: now });
  // A panel that was over and lost sheets has to score again before anything is selected.
  if (panel.state === 'closed' && added.length > 0 && !(await savePanel(tx, panel, { state: 'scoring' })))
    throw new Problem('thing.changed');
  const counts = { found, voided: voided.length, assigned: added.length, lacking: lacking.size };
  if (found + voided.length + added.length > 0)
    await leaveTrace(doing, callId, 'review.assigned', { ...counts, voidedPairs: voided });
  return counts;
};

export const assignReviews = async (doing: Doing, callId: string): Promise<ReviewsAssigned> => {
  const { call, panel } = await held(doing, callId);
  requireStep(panel, call.state, deskOf(doing.actor), 'assign');
  return settleReviews(doing, panel, (await author(doing)).writtenByName);
};

export const removeJudge = async (
  doing: Doing,
  callId: string,
  judgeId: string,
  reason: string,
): Promise<ReviewsAssigned> => {
  const { tx, now } = doing;
  const { call, panel } = await held(doing, callId);
  requireStep(panel, call.state, deskOf(doing.actor), 'pin');
  if (!(await selectJudges(tx, callId)).some(({ id }) => id === judgeId)) throw new Problem('thing.not_found');
  if (!(await markRemoved(tx, judgeId, now, reason))) throw new Problem('thing.changed');
  await leaveTrace(doing, callId, 'review.judge_removed', { judgeId }, reason);
  return settleReviews(doing, panel, (await author(doing)).writtenByName);
};

export const pinConflict = async (
  doing: Doing,
  callId: string,
  judgeId: string,
  wish: NewConflict,
): Promise<ReviewsAssigned> => {
  const { tx, now } = doing;
  const { call, panel } = await held(doing, callId);
  requireStep(panel, call.state, deskOf(doing.actor), 'pin');
  if (!(await selectJudges(tx, callId)).some(({ id }) => id === judgeId)) throw new Problem('thing.not_found');
  const { writtenBy: notedBy, writtenByName: notedByName } = await author(doing);
  const { agencyId } = panel;
  const noted = { notedBy, notedByName, notedAt: now };
  await insertConflict(tx, {
    ...wish,
    id: newId(now.getTime()),
    judgeId,
    callId,
    agencyId,
    source: 'pinned',
    ...noted,
  });
  await leaveTrace(doing, callId, 'review.conflict_pinned', { judgeId, applicationId: wish.applicationId }, wish.words);
  return settleReviews(doing, panel, notedByName);
};

export const openScoring = async (doing: Doing, callId: string, version: number): Promise<void> => {
  const { tx, now } = doing;
  const { call, panel } = await held(doing, callId);
  requireStep(panel, call.state, deskOf(doing.actor), 'open');
  if (panel.version !== version) throw new Problem('thing.changed');
  // Who is still asked to correct, or may still apply, is not judged yet.
  if (call.state !== 'review') throw new Problem('review.call_open');
  const by = (await author(doing)).writtenByName;
  if (!(await savePanel(tx, panel, { state: 'scoring', openedAt: now, openedByName: by })))
    throw new Problem('thing.changed');
  const { assigned } = await settleReviews(doing, { ...panel, state: 'scoring' }, by);
  if (assigned === 0 && (await selectProgress(tx, callId)).length === 0) throw new Problem('review.nobody_assigned');
  await leaveTrace(doing, callId, 'review.opened', { assigned });
};

/** Ends the scoring; where a tie came to light meanwhile it is settled first, and the scoring goes on. */
export const closeScoring = async (doing: Doing, callId: string, version: number) => {
  const { tx, now } = doing;
  const { call, panel } = await held(doing, callId);
  requireStep(panel, call.state, deskOf(doing.actor), 'close');
  if (panel.version !== version) throw new Problem('thing.changed');
  const by = (await author(doing)).writtenByName;
  const settled = await settleReviews(doing, panel, by);
  if (settled.voided + settled.assigned > 0) return { isClosed: false, ...settled };
  requireComplete(await selectProgress(tx, callId), settled.lacking);
  if (!(await savePanel(tx, panel, { state: 'closed', closedAt: now, closedByName: by })))
    throw new Problem('thing.changed');
  await leaveTrace(doing, callId, 'review.closed');
  return { isClosed: true, ...settled };
};
