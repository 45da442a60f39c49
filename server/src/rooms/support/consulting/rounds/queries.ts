import type { ChangeView, DeskConsulting, PlanView, RoundLine, RoundView } from '@boru/contract/consulting';
import { costOfChange, type Plan } from '@boru/engines/assignment';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { deskOf, selectExperts } from '../../experts/pool/index.ts';
import { selectAssignments } from '../assignments/index.ts';
import { hashOf, inputsOf, problemOf } from '../planning/index.ts';
import { isScoped, type Request, selectRequests, viewsOf } from '../requests/index.ts';
import { barCounts, barView, openPlan, type Round, requireRound } from './model.ts';
import { selectRound, selectRounds } from './store.ts';

type Asking = Context<Services>;
const mayWrite = ({ actor }: Asking): boolean => deskOf(actor).role !== 'auditor';

const lineOf = (round: Round, requests: readonly Request[]): RoundLine => ({
  ...{ id: round.id, title: round.title, fromOn: round.fromOn, untilOn: round.untilOn, state: round.state },
  requests: requests.filter(({ roundId }) => roundId === round.id).length,
  publishedAt: round.publishedAt?.toISOString() ?? null,
  version: round.version,
});

/** Each company whose request is read is told so. */
const readAll = ({ read }: Asking, requests: readonly Request[]): void => {
  for (const companyId of new Set(requests.map((one) => one.companyId)))
    read({ companyId, caseId: null, sections: ['summary', 'contact'], reason: '컨설팅 요청' });
};

export const showDeskConsulting = async (asking: Asking): Promise<DeskConsulting> => {
  const { tx, actor } = asking;
  const { agencyId } = deskOf(actor);
  const requests = await selectRequests(tx, { agencyId });
  readAll(asking, requests);
  return {
    items: await viewsOf(asking, requests, await selectAssignments(tx, { agencyId })),
    rounds: (await selectRounds(tx, agencyId)).map((round) => lineOf(round, requests)),
    mayWrite: mayWrite(asking),
  };
};

type Names = { of(requestId: string): string; expert(id: string): string; before(requestId: string): string | null };
const planView = (plan: Plan, pinned: ReadonlySet<string>, names: Names) => {
  const changed = new Set(plan.changed);
  const party = (companyId: string) => ({ requestId: companyId, companyName: names.of(companyId) });
  return {
    pairs: plan.pairs.map(({ companyId, expertId, parts, cost, choice, bars, second }) => ({
      ...{ ...party(companyId), expertId, expertName: names.expert(expertId), ...parts, cost, choice },
      ...{ isPinned: pinned.has(companyId), before: names.before(companyId), isChanged: changed.has(companyId) },
      bars: barCounts(bars),
      second: second && { expertName: names.expert(second.expertId), cost: second.cost },
    })),
    unserved: plan.unserved.map(({ companyId, choice, bars, missingSkills, near, full }) => ({
      ...{ ...party(companyId), choice, bars: barCounts(bars), missingSkills },
      near: near.map(({ expertId, bar }) => ({ ...barView(bar), expertName: names.expert(expertId) })),
      full: full.map(names.expert),
    })),
    loads: plan.loads.map((load) => ({ ...load, expertName: names.expert(load.expertId) })),
    ...{ cost: plan.cost, bound: plan.bound, isOptimal: plan.isOptimal, changes: plan.changed.length },
  };
};

export const showRound = async (asking: Asking, id: string): Promise<RoundView> => {
  const { tx, actor } = asking;
  const { agencyId } = deskOf(actor);
  const round = requireRound(await selectRound(tx, id), agencyId);
  const all = await selectRequests(tx, { agencyId });
  const requests = all.filter(({ roundId }) => roundId === id);
  readAll(asking, requests);
  const experts = await selectExperts(tx, { agencyId });
  const assignments = await selectAssignments(tx, { agencyId });
  const open = openPlan(round);
  let plan: PlanView | null = null;
  if (open !== null) {
    const inputs = await inputsOf(asking, round, open.plan.pinned);
    const now = hashOf(problemOf(inputs));
    const names: Names = {
      of: (requestId) => requests.find((one) => one.id === requestId)?.companyName ?? '',
      expert: (expertId) => experts.find((one) => one.id === expertId)?.name ?? '',
      before: (requestId) => inputs.live.find((one) => one.requestId === requestId)?.expertName ?? null,
    };
    const pinned = new Set(open.plan.pinned.map(({ requestId }) => requestId));
    const stands = { hash: open.planHash, isStale: now !== open.planHash, plannedAt: open.plannedAt.toISOString() };
    plan = { ...stands, ...planView(open.plan.result, pinned, names) } as PlanView;
  }
  const bound = new Set(assignments.map(({ requestId }) => requestId));
  return {
    ...lineOf(round, all),
    items: await viewsOf(asking, requests, assignments),
    waiting: all.filter(isScoped).filter((one) => one.roundId === null && !bound.has(one.id)).length,
    experts: experts
      .filter(({ state }) => state === 'active')
      .map(({ id: expertId, name }) => ({ id: expertId, name })),
    ...{ plan, mayWrite: mayWrite(asking) },
  };
};

/** What it costs when a person wants this expert for this company. Nothing is changed by asking. */
export const showChange = async (
  asking: Asking,
  id: string,
  requestId: string,
  expertId: string,
): Promise<ChangeView> => {
  const round = requireRound(await selectRound(asking.tx, id), deskOf(asking.actor).agencyId);
  const inputs = await inputsOf(asking, round, round.plan?.pinned.filter((one) => one.requestId !== requestId) ?? []);
  const changed = costOfChange(problemOf(inputs), requestId, expertId);
  if (!changed.isPossible)
    return { isPossible: false, bars: changed.bars.map(barView), costs: 0, unservedMore: 0, moves: [] } as ChangeView;
  const names = new Map(inputs.requests.map((one) => [one.id, one.companyName]));
  const { costs, unservedMore, moves } = changed;
  return { isPossible: true, bars: [], costs, unservedMore, moves: moves.map((one) => names.get(one) ?? '') };
};
