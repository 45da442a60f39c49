import type { NewRound, Planning } from '@boru/contract/consulting';
import { planAssignment } from '@boru/engines/assignment';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { type Doing, deskOf, liveStates, selectExperts } from '../../experts/pool/index.ts';
import { type Assignment, insertAssignment, releaseAssignment, selectAssignments } from '../assignments/index.ts';
import { hashOf, inputsOf, problemOf } from '../planning/index.ts';
import { isScoped, type Scoped, saveRequest, selectRequests } from '../requests/index.ts';
import { type Round, requireFresh, requireRound } from './model.ts';
import { insertRound, saveRound, selectRound } from './store.ts';

const traced = (doing: Doing, verb: string, subjectId: string, detail: Record<string, unknown> = {}): Promise<void> => {
  const { tx, actor, requestId } = doing;
  return record(tx, actor, { requestId, action: `consulting.${verb}`, subjectId, detail });
};
const own = async (doing: Doing, id: string, version: number): Promise<Round> =>
  requireRound(await selectRound(doing.tx, id, true), deskOf(doing.actor).agencyId, version);
const save = async (doing: Doing, round: Round, change: Parameters<typeof saveRound>[2]): Promise<void> => {
  if (!(await saveRound(doing.tx, round, change))) throw new Problem('thing.changed');
};

export const openRound = async (doing: Doing, wish: NewRound): Promise<{ id: string }> => {
  const { agencyId, personId: createdBy } = deskOf(doing.actor);
  const id = newId(doing.now.getTime());
  await insertRound(doing.tx, { ...wish, id, agencyId, createdBy, createdAt: doing.now });
  await traced(doing, 'round_opened', id);
  return { id };
};

/** Every scoped request that waits outside of a round and has nobody yet. */
export const gatherRequests = async (doing: Doing, id: string, version: number): Promise<void> => {
  const round = await own(doing, id, version);
  const { agencyId } = round;
  const bound = new Set((await selectAssignments(doing.tx, { agencyId }, liveStates)).map((one) => one.requestId));
  const waiting = (await selectRequests(doing.tx, { agencyId }))
    .filter(isScoped)
    .filter((one) => one.roundId === null && !bound.has(one.id));
  for (const one of waiting)
    if (!(await saveRequest(doing.tx, one, { roundId: id }))) throw new Problem('thing.changed');
  await save(doing, round, {});
  await traced(doing, 'round_gathered', id, { requests: waiting.length });
};

/** Makes a proposal. Nobody is told; a person confirms it or throws it away. */
export const planRound = async (doing: Doing, id: string, { version, pinned }: Planning): Promise<void> => {
  const round = await own(doing, id, version);
  const problem = problemOf(await inputsOf(doing, round, pinned));
  const result = planAssignment(problem);
  const planHash = hashOf(problem);
  const { personId: plannedBy } = deskOf(doing.actor);
  await save(doing, round, { plan: { pinned, result }, planHash, plannedBy, plannedAt: doing.now });
  const { pairs, unserved, changed, cost } = result;
  const detail = { served: pairs.length, unserved: unserved.length, changed: changed.length, cost, planHash };
  await traced(doing, 'round_planned', id, detail);
};

const reason = '다시 배정';
const offer = async (
  doing: Doing,
  round: Round,
  one: Scoped,
  expert: { id: string; name: string },
  reasons: unknown,
) => {
  const { tx, actor, now, requestId, services } = doing;
  const { companyId, companyName, municipality, language, skills, gaps, scope, halfDays } = one;
  const assignment: Omit<Assignment, 'state' | 'endReason' | 'version'> = {
    ...{ id: newId(now.getTime()), requestId: one.id, roundId: round.id, agencyId: round.agencyId, companyId },
    ...{ expertId: expert.id, expertName: expert.name, companyName, municipality, language, skills, gaps, scope },
    ...{ halfDays, fromOn: round.fromOn, untilOn: round.untilOn, contactName: one.contactName, phone: one.phone },
    ...{ email: one.email, reasons, offeredAt: now },
  };
  await insertAssignment(tx, { ...assignment, offeredBy: deskOf(actor).personId });
  const said = { requestId, action: 'consulting.assignment_offered', subjectId: assignment.id, companyId };
  await record(tx, actor, said);
  await services.enqueue(tx, 'consulting.assignment_changed', { assignmentId: assignment.id });
};

/**
 * A person confirms the proposal: new pairs are offered, changed ones released first. A company that nobody else can serve
 * keeps whom it has.
 */
export const confirmRound = async (doing: Doing, id: string, version: number, seen: string): Promise<void> => {
  const round = await own(doing, id, version);
  const inputs = await inputsOf(doing, round, round.plan?.pinned ?? []);
  const plan = requireFresh(round, seen, hashOf(problemOf(inputs)));
  const requests = new Map(inputs.requests.map((one) => [one.id, one]));
  const experts = new Map((await selectExperts(doing.tx, round)).map((one) => [one.id, one]));
  const before = new Map(inputs.live.map((one) => [one.requestId, one]));
  for (const { companyId: requestId, expertId, ...reasons } of plan.result.pairs) {
    const [one, expert, old] = [requests.get(requestId), experts.get(expertId), before.get(requestId)];
    if (one === undefined || expert === undefined) throw new Problem('consulting.plan_stale');
    if (old?.expertId === expertId) continue;
    if (old !== undefined) await releaseAssignment(doing, old.id, { version: old.version, reason });
    await offer(doing, round, one, expert, reasons);
  }
  const { personId: publishedBy } = deskOf(doing.actor);
  await save(doing, round, { state: 'published', planHash: null, publishedBy, publishedAt: doing.now });
  await traced(doing, 'round_confirmed', id, { planHash: seen });
};
