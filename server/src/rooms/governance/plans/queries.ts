import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { PlanNode, PlansView, PlanTask, PlanView } from '@boru/contract/plans';
import { Problem } from '#kernel/problem';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { listAgencies } from '#rooms/organisations';
import { governs, memberOf } from '../commitments/index.ts';
import { namesOn } from '../council/index.ts';
import {
  clocksOf,
  expectedOn,
  type Indicator,
  isSmall,
  measuredOf,
  type Node,
  type Plan,
  percentOf,
  type Task,
} from './model.ts';
import { selectIndicators, selectNodes, selectPlan, selectPlans } from './store.ts';

type Asking = Context<Services>;
const short = ({ id, kind, title, fromYear, toYear, state, version }: Plan) => ({
  ...{ id, kind, title, fromYear, toYear, state, version },
});
const tasksOf = (nodes: readonly Node[]): Task[] => nodes.flatMap(({ task }) => (task === null ? [] : [task]));
const isLate = ({ toOn, percent }: Task, today: string): boolean => toOn < today && percent < 100;

export const showPlans = async ({ tx, now, actor, services }: Asking): Promise<Sent<PlansView>> => {
  const today = civilOf(now.getTime());
  const plans = await selectPlans(tx);
  const nodes = await selectNodes(
    tx,
    plans.map(({ id }) => id),
  );
  return {
    today,
    plans: plans.map((plan) => {
      const tasks = tasksOf(nodes.filter(({ planId }) => planId === plan.id));
      const late = tasks.filter((task) => isLate(task, today)).length;
      return { ...short(plan), tasks: tasks.length, late, percent: percentOf(tasks) };
    }),
    clocks: clocksOf(services.pack, now),
    may: governs(actor) ? ['write'] : [],
  };
};

const indicatorShown = (indicator: Indicator): PlanNode['indicators'][number] => {
  const { id, title, definition, unit, source, target, version, valueAt, failedAt } = indicator;
  const small = isSmall(indicator);
  return {
    ...{
      id,
      title,
      definition,
      unit,
      source,
      target,
      version,
      isSmall: small,
      actual: small ? null : indicator.actual,
    },
    ...{ valueAt: valueAt?.toISOString() ?? null, failedAt: failedAt?.toISOString() ?? null },
  };
};
type About = { today: string; own: number; nameOf: (agencyId: number) => Bilingual };
const taskShown = (task: Task, indicators: readonly Indicator[], { today, own, nameOf }: About): PlanTask => {
  const { reportedAt, reportedByName, rolledFrom, ...rest } = task;
  return {
    ...rest,
    agency: nameOf(task.agencyId),
    expected: expectedOn(task, today),
    // What is too small to show is not told by its share either.
    measured: indicators.some(isSmall) ? null : measuredOf(indicators),
    isLate: isLate(task, today),
    reportedAt: reportedAt?.toISOString() ?? null,
    reportedBy: reportedByName,
    isCarried: rolledFrom !== null,
    isOwn: task.agencyId === own,
  };
};

const mayOf = (plan: Plan, isGoverning: boolean, isRolled: boolean): PlanView['may'] => {
  if (!isGoverning) return [];
  const { state } = plan;
  return [
    ...(state === 'ended' ? [] : (['write', 'count'] as const)),
    ...(state === 'draft' ? (['enforce'] as const) : []),
    ...(state === 'inForce' ? (['finish'] as const) : []),
    ...(plan.kind === 'yearly' && state !== 'draft' && !isRolled ? (['rollOver'] as const) : []),
  ];
};

export const showPlan = async ({ tx, now, actor }: Asking, id: string): Promise<Sent<PlanView>> => {
  const today = civilOf(now.getTime());
  const plan = await selectPlan(tx, id);
  if (!plan) throw new Problem('thing.not_found');
  const [nodes, indicators] = [await selectNodes(tx, [id]), await selectIndicators(tx, id)];
  // A plan that is over keeps the names of its last day.
  const lastDay = `${plan.toYear}-12-31`;
  const nameOf = await namesOn(tx, lastDay < today ? lastDay : today);
  const about = { today, own: memberOf(actor).agencyId, nameOf };
  const isRolled = (await selectPlans(tx)).some(({ rolledFrom }) => rolledFrom === id);
  return {
    ...short(plan),
    today,
    nodes: nodes.map(({ task, planId: _plan, ...node }) => {
      const own = indicators.filter(({ nodeId }) => nodeId === node.id);
      return { ...node, task: task && taskShown(task, own, about), indicators: own.map(indicatorShown) };
    }),
    agencies: (await listAgencies(tx, today)).map(({ id: agencyId, name }) => ({ agencyId, name })),
    may: mayOf(plan, governs(actor), isRolled),
  };
};
