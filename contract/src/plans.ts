/** Comprehensive and yearly plans: goals, strategies, tasks with owner, budget and days, and the indicators they are measured by. */
import { z } from 'zod';
import { agencyId, bilingual, civilDate, id, instant, line, prose, version } from './fields.ts';

const year = z.int().min(2024).max(2100);
const amount = z.int().min(0).max(1_000_000_000_000);

export const PlanKind = z.enum(['comprehensive', 'yearly']);
export const PlanState = z.enum(['draft', 'inForce', 'ended']);
export const PlanNodeKind = z.enum(['goal', 'strategy', 'task']);
export type PlanNodeKind = z.infer<typeof PlanNodeKind>;
/** Where the number of an indicator comes from: a person counts, or Boru counts what all agencies did together. */
export const IndicatorSource = z.enum([
  'entered',
  'requestsReceived',
  'casesClosed',
  'referralsAccepted',
  'appointmentsHeld',
  'diagnosesCompleted',
  'certificatesIssued',
]);
export type IndicatorSource = z.infer<typeof IndicatorSource>;
export const PlanStanding = z.enum(['notBegun', 'underWay', 'behind', 'halted', 'finished']);
export type PlanStanding = z.infer<typeof PlanStanding>;

export const PlanInput = z
  .strictObject({ kind: PlanKind, title: line(100), fromYear: year, toYear: year })
  .refine(({ fromYear, toYear }) => toYear >= fromYear, {
    path: ['toYear'],
    error: '끝나는 해가 시작하는 해보다 앞섭니다. / The last year lies before the first.',
  })
  .refine(({ kind, fromYear, toYear }) => kind === 'comprehensive' || fromYear === toYear, {
    path: ['toYear'],
    error: '연도별 계획은 한 해의 계획입니다. / A yearly plan is for one year.',
  });
export type PlanInput = z.infer<typeof PlanInput>;

/** What a task needs and a goal or strategy does not have. */
export const TaskPart = z
  .strictObject({
    agencyId,
    owner: line(80),
    /** 예산 과목, as the agency writes it. */
    budgetLine: line(120).nullable(),
    budgetWon: amount.nullable(),
    fromOn: civilDate,
    toOn: civilDate,
  })
  .refine(({ fromOn, toOn }) => toOn >= fromOn, {
    path: ['toOn'],
    error: '끝나는 날이 시작하는 날보다 앞섭니다. / It ends before it begins.',
  });
export const PlanNodeInput = z
  .strictObject({
    kind: PlanNodeKind,
    parentId: id.nullable(),
    title: line(120),
    detail: prose(1000),
    task: TaskPart.nullable(),
  })
  .refine(({ kind, task }) => (kind === 'task') === (task !== null), {
    path: ['task'],
    error:
      '과제에는 맡은 기관과 기간을 적고, 목표와 전략에는 적지 않습니다. / A task has owner and days; goals and strategies have none.',
  });
export type PlanNodeInput = z.infer<typeof PlanNodeInput>;
export const PlanNodeUpdate = z.strictObject({ version, node: PlanNodeInput });

export const IndicatorInput = z.strictObject({
  title: line(80),
  definition: prose(500),
  unit: line(20),
  source: IndicatorSource,
  target: amount,
});
export type IndicatorInput = z.infer<typeof IndicatorInput>;
export const IndicatorUpdate = z.strictObject({ version, indicator: IndicatorInput });
export const IndicatorValue = z.strictObject({ version, actual: amount });

/** How far a task is. A deviation from what the days would let one expect needs a reason. */
export const ProgressInput = z.strictObject({
  version,
  standing: PlanStanding,
  percent: z.int().min(0).max(100),
  words: prose(1000),
  reason: prose(1000).nullable(),
});
export type ProgressInput = z.infer<typeof ProgressInput>;
export const PlanStep = z.strictObject({ version, state: z.enum(['inForce', 'ended']) });
export const PlanRollOver = z.strictObject({ version });

export const PlanPower = z.enum(['write', 'enforce', 'finish', 'rollOver', 'count']);
export type PlanPower = z.infer<typeof PlanPower>;

const planShort = { id, kind: PlanKind, title: z.string(), fromYear: year, toYear: year, state: PlanState, version };
/** A day of the national calendar of plans, as a clock. */
export const PlanClock = z.object({
  rule: z.string(),
  title: bilingual,
  year,
  dueOn: civilDate,
  daysLeft: z.number(),
  lawRef: z.string(),
  note: z.string().nullable(),
});
export const PlansView = z.object({
  today: civilDate,
  plans: z.array(z.object({ ...planShort, tasks: z.number(), late: z.number(), percent: z.number() })),
  clocks: z.array(PlanClock),
  may: z.array(PlanPower),
});
export type PlansView = z.infer<typeof PlansView>;

export const PlanIndicator = z.object({
  ...IndicatorInput.shape,
  id,
  version,
  /** Null: nothing counted or entered yet, or too small a figure to show. */
  actual: z.number().nullable(),
  isSmall: z.boolean(),
  valueAt: instant.nullable(),
  /** When Boru tried and could not count; the value before it is kept with its own time. */
  failedAt: instant.nullable(),
});
export type PlanIndicator = z.infer<typeof PlanIndicator>;
export const PlanTask = z.object({
  ...TaskPart.shape,
  agency: bilingual,
  standing: PlanStanding,
  percent: z.number(),
  /** What the days alone would let one expect today. */
  expected: z.number(),
  /** What its indicators say: their values against their targets; null where nothing was counted or entered yet. */
  measured: z.number().nullable(),
  isLate: z.boolean(),
  words: z.string().nullable(),
  reason: z.string().nullable(),
  reportedAt: instant.nullable(),
  reportedBy: z.string().nullable(),
  isCarried: z.boolean(),
  isOwn: z.boolean(),
});
export type PlanTask = z.infer<typeof PlanTask>;
export const PlanNode = z.object({
  id,
  parentId: id.nullable(),
  kind: PlanNodeKind,
  title: z.string(),
  detail: z.string(),
  version,
  task: PlanTask.nullable(),
  indicators: z.array(PlanIndicator),
});
export type PlanNode = z.infer<typeof PlanNode>;
export const PlanView = z.object({
  ...planShort,
  today: civilDate,
  nodes: z.array(PlanNode),
  agencies: z.array(z.object({ agencyId, name: bilingual })),
  may: z.array(PlanPower),
});
export type PlanView = z.infer<typeof PlanView>;
