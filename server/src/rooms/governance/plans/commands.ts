import { civilOf } from '@boru/contract/civil';
import type { IndicatorInput, PlanInput, PlanNodeInput, ProgressInput } from '@boru/contract/plans';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import { alreadyTold, notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { listAgencies, mailAddresses, secretariat } from '#rooms/organisations';
import { authorOf, governs, leaveTrace, memberOf } from '../commitments/index.ts';
import { requireGoverning } from '../council/index.ts';
import {
  clocksToTell,
  expectedOn,
  type Indicator,
  type Node,
  nextYear,
  type Plan,
  requirePlace,
  requirePlan,
  requireReason,
  rolledNodes,
} from './model.ts';
import {
  countedOver,
  insertIndicator,
  insertNode,
  insertPlan,
  insertReport,
  lockPlan,
  saveIndicator,
  saveNode,
  savePlan,
  saveProgress,
  selectIndicator,
  selectIndicators,
  selectNode,
  selectNodes,
  selectPlan,
  selectPlans,
} from './store.ts';

type Doing = Context<Services>;

export const drawUpPlan = async (doing: Doing, wish: PlanInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const id = newId(doing.now.getTime());
  await insertPlan(doing.tx, { id, ...wish, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'plan.drawn_up', { kind: wish.kind, fromYear: wish.fromYear, toYear: wish.toYear });
  return { id };
};

const requireAgency = async ({ tx, now }: Doing, { task }: PlanNodeInput): Promise<void> => {
  if (task === null) return;
  const agencies = await listAgencies(tx, civilOf(now.getTime()));
  if (!agencies.some(({ id }) => id === task.agencyId)) throw new Problem('thing.not_found');
};

export const writeNode = async (doing: Doing, planId: string, wish: PlanNodeInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  const plan = requirePlan(await lockPlan(tx, planId), ['draft', 'inForce']);
  requirePlace(plan, wish, await selectNodes(tx, [planId]));
  await requireAgency(doing, wish);
  const id = newId(now.getTime());
  await insertNode(tx, { id, planId, ...wish, rolledFrom: null, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'plan.node_written', { kind: wish.kind });
  return { id };
};

export const changeNode = async (
  doing: Doing,
  id: string,
  { version, node: wish }: { version: number; node: PlanNodeInput },
): Promise<void> => {
  requireGoverning(doing.actor);
  const { tx } = doing;
  const before = await selectNode(tx, id);
  if (!before) throw new Problem('thing.not_found');
  const plan = requirePlan(await lockPlan(tx, before.planId), ['draft', 'inForce']);
  if (wish.kind !== before.kind) throw new Problem('plan.not_now');
  requirePlace(plan, wish, await selectNodes(tx, [plan.id]), id);
  await requireAgency(doing, wish);
  if (before.version !== version || !(await saveNode(tx, before, wish))) throw new Problem('thing.changed');
  await leaveTrace(doing, id, 'plan.node_changed', { kind: wish.kind });
};

export const writeIndicator = async (doing: Doing, nodeId: string, wish: IndicatorInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  const node = await selectNode(tx, nodeId);
  if (!node || node.task === null) throw new Problem('thing.not_found');
  requirePlan(await selectPlan(tx, node.planId), ['draft', 'inForce']);
  const id = newId(now.getTime());
  await insertIndicator(tx, { id, planId: node.planId, nodeId, ...wish, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'plan.indicator_written', { source: wish.source, target: wish.target });
  return { id };
};

/** A figure that is counted otherwise from now on begins anew: a value of the old source would lie. */
export const changeIndicator = async (
  doing: Doing,
  id: string,
  { version, indicator: wish }: { version: number; indicator: IndicatorInput },
): Promise<void> => {
  requireGoverning(doing.actor);
  const before = await selectIndicator(doing.tx, id);
  if (!before) throw new Problem('thing.not_found');
  requirePlan(await selectPlan(doing.tx, before.planId), ['draft', 'inForce']);
  const anew = wish.source === before.source ? {} : { actual: null, valueAt: null, failedAt: null };
  if (before.version !== version || !(await saveIndicator(doing.tx, before, { ...wish, ...anew })))
    throw new Problem('thing.changed');
  await leaveTrace(doing, id, 'plan.indicator_changed', { target: { from: before.target, to: wish.target } });
};

/** The task in hand for whoever may report on it: its agency, or the secretariat's managers. */
const reportable = async (doing: Doing, nodeId: string): Promise<Node & { task: NonNullable<Node['task']> }> => {
  const node = await selectNode(doing.tx, nodeId);
  const { agencyId, role } = memberOf(doing.actor);
  const task = node?.task;
  if (!node || !task) throw new Problem('thing.not_found');
  if (!governs(doing.actor) && (task.agencyId !== agencyId || role === 'auditor')) throw new Problem('thing.not_found');
  requirePlan(await selectPlan(doing.tx, node.planId), ['inForce']);
  return { ...node, task };
};

export const reportProgress = async (
  doing: Doing,
  nodeId: string,
  { version, ...report }: ProgressInput,
): Promise<void> => {
  const { tx, now } = doing;
  const node = await reportable(doing, nodeId);
  const expected = expectedOn(node.task, civilOf(now.getTime()));
  requireReason(report, expected);
  const by = await authorOf(doing);
  const said = { reportedAt: now, reportedByName: by.writtenByName };
  if (node.version !== version || !(await saveProgress(tx, node, report, said))) throw new Problem('thing.changed');
  await insertReport(tx, { id: newId(now.getTime()), nodeId, expected, ...report, ...by });
  await leaveTrace(doing, nodeId, 'plan.reported', { percent: report.percent, standing: report.standing, expected });
};

export const enterValue = async (
  doing: Doing,
  id: string,
  { version, actual }: { version: number; actual: number },
): Promise<void> => {
  const { tx, now } = doing;
  const indicator = await selectIndicator(tx, id);
  if (!indicator) throw new Problem('thing.not_found');
  await reportable(doing, indicator.nodeId);
  if (indicator.source !== 'entered')
    throw new Problem('request.invalid', {
      fields: { actual: '보루가 세는 값은 적을 수 없습니다. / Boru counts this figure itself.' },
    });
  const value = { actual, valueAt: now, failedAt: null };
  if (indicator.version !== version || !(await saveIndicator(tx, indicator, value))) throw new Problem('thing.changed');
  await leaveTrace(doing, id, 'plan.indicator_entered', { actual });
};

/** Counts what is counted; what cannot be counted keeps its last value and says since when. */
const countOne = async ({ tx, now }: Pick<Doing, 'tx' | 'now'>, plan: Plan, indicator: Indicator): Promise<boolean> => {
  const counted = await countedOver(tx, indicator.source, plan);
  const value = counted === 'failed' ? { failedAt: now } : { actual: counted, valueAt: now, failedAt: null };
  await saveIndicator(tx, indicator, value);
  return counted !== 'failed';
};
export const countPlan = async (doing: Doing, planId: string): Promise<{ counted: number; failed: number }> => {
  requireGoverning(doing.actor);
  const plan = requirePlan(await lockPlan(doing.tx, planId), ['draft', 'inForce']);
  const indicators = (await selectIndicators(doing.tx, planId)).filter(({ source }) => source !== 'entered');
  let failed = 0;
  for (const indicator of indicators) if (!(await countOne(doing, plan, indicator))) failed += 1;
  await leaveTrace(doing, planId, 'plan.counted', { counted: indicators.length - failed, failed });
  return { counted: indicators.length - failed, failed };
};
/** For the machine, once a day. */
export const countPlans = async (doing: Pick<Doing, 'tx' | 'now'>): Promise<void> => {
  for (const plan of (await selectPlans(doing.tx)).filter(({ state }) => state === 'inForce'))
    for (const indicator of await selectIndicators(doing.tx, plan.id))
      if (indicator.source !== 'entered') await countOne(doing, plan, indicator);
};

export const stepPlan = async (
  doing: Doing,
  id: string,
  { version, state }: { version: number; state: 'inForce' | 'ended' },
): Promise<void> => {
  requireGoverning(doing.actor);
  const plan = requirePlan(await lockPlan(doing.tx, id), [state === 'inForce' ? 'draft' : 'inForce'], version);
  if (!(await selectNodes(doing.tx, [id])).some(({ task }) => task !== null)) throw new Problem('plan.empty');
  await savePlan(doing.tx, plan, state);
  await leaveTrace(doing, id, state === 'inForce' ? 'plan.enforced' : 'plan.ended');
};

/** The plan of the next year: what is not finished, its days a year later, its indicators with their targets and no values. */
export const rollOver = async (doing: Doing, id: string, version: number): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  const plan = requirePlan(await lockPlan(tx, id), ['inForce', 'ended'], version);
  if (plan.kind !== 'yearly') throw new Problem('plan.not_now');
  if ((await selectPlans(tx)).some(({ rolledFrom }) => rolledFrom === id)) throw new Problem('plan.rolled_over');
  const by = await authorOf(doing);
  const year = plan.toYear + 1;
  const next = {
    id: newId(now.getTime()),
    kind: plan.kind,
    title: plan.title.replaceAll(String(plan.toYear), String(year)),
  };
  await insertPlan(tx, { ...next, fromYear: year, toYear: year, rolledFrom: id, ...by });
  const indicators = await selectIndicators(tx, id);
  const places = new Map<string, string>();
  for (const node of rolledNodes(await selectNodes(tx, [id]))) {
    const nodeId = newId(now.getTime());
    places.set(node.id, nodeId);
    const parentId = node.parentId === null ? null : (places.get(node.parentId) ?? null);
    const task = node.task && { ...node.task, fromOn: nextYear(node.task.fromOn), toOn: nextYear(node.task.toOn) };
    await insertNode(tx, { ...node, id: nodeId, planId: next.id, parentId, task, rolledFrom: node.id, ...by });
    for (const { title, definition, unit, source, target } of indicators.filter((one) => one.nodeId === node.id))
      await insertIndicator(tx, {
        ...{ id: newId(now.getTime()), planId: next.id, nodeId, title, definition, unit, source, target, ...by },
      });
  }
  await leaveTrace(doing, next.id, 'plan.rolled_over', { from: id, nodes: places.size });
  return { id: next.id };
};

/** For the machine, once a day: those who lead the secretariat hear of the national dates in time. */
export const tellOfPlanDates = async (doing: Pick<Doing, 'tx' | 'now' | 'requestId' | 'services'>): Promise<void> => {
  const { tx, now, services } = doing;
  const clocks = clocksToTell(services.pack, now);
  if (clocks.length === 0) return;
  const { id: agencyId } = await secretariat(tx, civilOf(now.getTime()));
  const to = await mailAddresses(tx, { agencyId, role: 'manager' });
  const keyOf = ({ rule, year, daysLeft }: (typeof clocks)[number]) => `plan:${rule}:${year}:${daysLeft}`;
  const told = await alreadyTold(tx, clocks.map(keyOf));
  for (const clock of clocks.filter((one) => !told.has(keyOf(one))))
    await notify(doing, to, { event: 'plan.due', key: keyOf(clock), as: { agencyId }, path: '/desk/plans' });
};
