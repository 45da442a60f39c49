import { addMonths, civilDate, civilOf, daysBetween } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import type {
  IndicatorSource,
  PlanInput,
  PlanNodeInput,
  PlanNodeKind,
  PlanStanding,
  PlansView,
  ProgressInput,
} from '@boru/contract/plans';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import { Problem } from '#kernel/problem';

export type Plan = PlanInput & {
  id: string;
  state: 'draft' | 'inForce' | 'ended';
  rolledFrom: string | null;
  version: number;
};
export type Task = NonNullable<PlanNodeInput['task']> & {
  standing: PlanStanding;
  percent: number;
  words: string | null;
  reason: string | null;
  reportedAt: Date | null;
  reportedByName: string | null;
  rolledFrom: string | null;
};
export type Node = {
  id: string;
  planId: string;
  parentId: string | null;
  kind: PlanNodeKind;
  title: string;
  detail: string;
  version: number;
  task: Task | null;
};
export type Indicator = {
  id: string;
  planId: string;
  nodeId: string;
  title: string;
  definition: string;
  unit: string;
  source: IndicatorSource;
  target: number;
  actual: number | null;
  valueAt: Date | null;
  failedAt: Date | null;
  version: number;
};

/** How far a task would be today if it went evenly from its first day to its last, in whole percent. */
export const expectedOn = ({ fromOn, toOn }: { fromOn: string; toOn: string }, today: string): number => {
  if (today < fromOn) return 0;
  if (today >= toOn) return 100;
  return Math.floor((100 * (daysBetween(fromOn, today) + 1)) / (daysBetween(fromOn, toOn) + 1));
};
/** Work does not go evenly: this much less than expected is not yet a deviation. */
const tolerated = 20;
export const deviates = (percent: number, expected: number): boolean => percent + tolerated < expected;

const invalid = (field: string, words: string) => new Problem('request.invalid', { fields: { [field]: words } });

/** What is behind, halted, or far less than the days would let one expect says why. */
export const requireReason = (
  { standing, percent, reason }: Pick<ProgressInput, 'standing' | 'percent' | 'reason'>,
  expected: number,
): void => {
  const isFinished = standing === 'finished';
  if (isFinished !== (percent === 100))
    throw invalid('percent', '마쳤으면 100, 마치지 않았으면 100보다 작게 적어 주세요. / 100 if finished, less if not.');
  if (reason !== null || isFinished) return;
  if (standing === 'behind' || standing === 'halted' || deviates(percent, expected))
    throw invalid('reason', '계획과 달라진 까닭을 적어 주세요. / Say why it differs from the plan.');
};

export const requirePlan = (plan: Plan | undefined, states: readonly Plan['state'][], version?: number): Plan => {
  if (!plan) throw new Problem('thing.not_found');
  if (version !== undefined && version !== plan.version) throw new Problem('thing.changed');
  if (!states.includes(plan.state)) throw new Problem('plan.not_now');
  return plan;
};
/** A goal stands alone, a strategy under a goal, a task under a strategy; a task lies within the years of its plan. */
const above: Readonly<Record<PlanNodeKind, PlanNodeKind | null>> = { goal: null, strategy: 'goal', task: 'strategy' };
export const requirePlace = (plan: Plan, wish: PlanNodeInput, nodes: readonly Node[], own?: string): void => {
  const parent = nodes.find(({ id }) => id === wish.parentId);
  if (above[wish.kind] !== (parent?.kind ?? null) || (wish.parentId !== null && !parent))
    throw invalid(
      'parentId',
      '목표 아래에 전략을, 전략 아래에 과제를 적어 주세요. / Strategies go under goals, tasks under strategies.',
    );
  if (own !== undefined && parent?.id === own)
    throw invalid('parentId', '자기 아래에 둘 수 없습니다. / Not under itself.');
  if (wish.task === null) return;
  const [first, last] = [`${plan.fromYear}-01-01`, `${plan.toYear}-12-31`];
  if (wish.task.fromOn < first || wish.task.toOn > last)
    throw invalid('fromOn', '계획의 기간 안에서 정해 주세요. / Choose days within the years of the plan.');
};

/** Fewer than this might show a single company. */
const leastShown = 5;
export const isSmall = ({ source, actual }: Pick<Indicator, 'source' | 'actual'>): boolean =>
  source !== 'entered' && actual !== null && actual > 0 && actual < leastShown;

/** The tasks of a plan, all with the same weight. */
export const percentOf = (tasks: readonly { percent: number }[]): number =>
  tasks.length === 0 ? 0 : Math.floor(tasks.reduce((sum, { percent }) => sum + percent, 0) / tasks.length);

/** How far the indicators of a task are, each at most whole; null while nothing was counted or entered. */
export const measuredOf = (indicators: readonly Pick<Indicator, 'actual' | 'target'>[]): number | null => {
  const known = indicators.filter(({ actual }) => actual !== null);
  if (known.length === 0) return null;
  const shares = known.map(({ actual, target }) => (target === 0 ? 1 : Math.min(1, (actual ?? 0) / target)));
  return Math.floor((100 * shares.reduce((sum, share) => sum + share, 0)) / known.length);
};

/** What goes on next year: goals and strategies whole, tasks that are not finished, a year later. */
export const rolledNodes = (nodes: readonly Node[]): Node[] =>
  nodes.filter(({ task }) => task === null || (task.standing !== 'finished' && task.standing !== 'halted'));
export const nextYear = (on: string): string => addMonths(on, 12);

type Clock = PlansView['clocks'][number];
/** The national dates of plans, the next one of each, with the days that are left. */
export const clocksOf = (pack: Pack, now: Date): Clock[] => {
  const today = civilOf(now.getTime());
  const calendar = calendarOf(pack.holidays, pack.catalogue.workingHours);
  return ['PLAN-RESULT', 'PLAN-NEXT'].flatMap((id): Clock[] => {
    const rule = pack.catalogue.deadlineRules.items.find((item) => item.id === id && inForce(item, today));
    if (!rule) return [];
    const year = Number(today.slice(0, 4));
    const due = [year, year + 1]
      .map((one) => compute(rule, calendar, { on: civilDate(one, 1, 1) }).dueOn)
      .find((on) => on !== null && on >= today);
    if (due === null || due === undefined) return [];
    const laws = rule.lawRef.map(({ law, article }) => {
      const named = pack.catalogue.laws.items.find((item) => item.id === law);
      return `${named?.short.ko ?? law} ${article}`;
    });
    const about = { rule: id, title: rule.title, year: Number(due.slice(0, 4)), dueOn: due };
    return [{ ...about, daysLeft: daysBetween(today, due), lawRef: laws.join(', '), note: rule.note ?? null }];
  });
};
/** Clocks of which people are told today. */
export const clocksToTell = (pack: Pack, now: Date): Clock[] =>
  clocksOf(pack, now).filter(({ rule, daysLeft }) =>
    pack.catalogue.deadlineRules.items.find(({ id }) => id === rule)?.remindBeforeDays.includes(daysLeft),
  );
