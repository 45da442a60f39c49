/**
 * Rules of eligibility as data: a typed tree, no expression language. What travels has two levels (a rule, its rows and
 * groups of rows), because that is what a person can read as sentences; the engine reads any depth.
 */
import { z } from 'zod';
import { civilDate, line } from './fields.ts';

export const operators = [
  'is',
  'equal',
  'notEqual',
  'less',
  'atMost',
  'more',
  'atLeast',
  'between',
  'in',
  'notIn',
  'anyOf',
  'allOf',
  'noneOf',
  'before',
  'after',
  'withinYears',
  'startsWith',
] as const;
export const Operator = z.enum(operators);
export const mostRules = 50;
export const mostRows = 40;

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const words = z.strictObject({ ko: line(300), en: line(300) });
const amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Which of them fits is the business of the operator and the type of the fact (engine `eligibility`, check). */
export const RuleValue = z.union([
  z.boolean(),
  z.int(),
  z.string().max(100),
  z.array(z.string().max(100)).max(60),
  z.array(z.int()).length(2),
]);
const compared = {
  op: Operator,
  value: RuleValue.nullable(),
  /** A dated parameter of the rules in place of a value. */
  param: key.nullable(),
};
export const FactRow = z.strictObject({ kind: z.literal('fact'), fact: key, ...compared });
export const ListRow = z.strictObject({
  kind: z.literal('list'),
  fact: key,
  quantifier: z.enum(['some', 'every', 'count']),
  /** For `count`: at least and at most so many. */
  least: z.int().min(0).max(1000).nullable(),
  most: z.int().min(0).max(1000).nullable(),
  where: z.array(z.strictObject({ field: key, ...compared })).max(8),
});
const Row = z.discriminatedUnion('kind', [FactRow, ListRow]);
const groupKinds = ['all', 'any', 'none', 'atLeast'] as const;
export const RuleGroup = z.strictObject({
  kind: z.enum(groupKinds),
  /** For `atLeast`: how many of them. */
  least: z.int().min(0).max(mostRows).nullable(),
  of: z.array(Row).min(1).max(mostRows),
});
export const RuleTree = z.strictObject({
  kind: z.enum(groupKinds),
  least: z.int().min(0).max(mostRows).nullable(),
  of: z.array(z.union([FactRow, ListRow, RuleGroup])).max(mostRows),
});

/** Where it is written. `verified: false` shows as 확인 필요. */
export const RuleBasis = z.strictObject({ text: line(200), verified: z.boolean() });
export const Truth = z.enum(['yes', 'no', 'unknown']);
/** A fact as it is given to a rule: a value, or a list of records. */
export const GivenValue = z.union([
  z.boolean(),
  z.int(),
  z.string().max(100),
  z.array(z.string().max(100)).max(60),
  z.array(z.record(key, z.union([z.boolean(), z.int(), z.string().max(100), z.null()]))).max(60),
]);
export const RuleTest = z.strictObject({ given: z.record(key, GivenValue), expect: Truth });

export const Severity = z.enum(['gate', 'warn', 'bonus']);
export const Rule = z.strictObject({
  id: slug,
  title: words,
  severity: Severity,
  when: RuleTree,
  basis: z.array(RuleBasis).min(1, { error: '근거를 적어 주세요. / Name the basis.' }).max(6),
  tests: z.array(RuleTest).max(10),
});
/** A figure that the law or a notice changes from time to time: the value that was in force on the day of the notice counts. */
export const RuleParameter = z.strictObject({
  id: key,
  title: words,
  values: z
    .array(z.strictObject({ from: civilDate, value: z.int() }))
    .min(1)
    .max(30),
  basis: RuleBasis,
});

export const Rounding = z.enum(['floor', 'round', 'ceil']);
/** What it pays: a share of a cost, by the row that fits the company, rounded, never above the cap of that row. */
export const Benefit = z.strictObject({
  cost: key,
  /** A choice that picks the row; null for one row for all. */
  by: key.nullable(),
  rows: z
    .array(
      z.strictObject({
        /** Empty: everybody else. */
        among: z.array(z.string().max(60)).max(60),
        numerator: z.int().min(0).max(1_000_000),
        denominator: z.int().min(1).max(1_000_000),
        capWon: amount,
      }),
    )
    .min(1)
    .max(20),
  rounding: Rounding,
  unitWon: z.union([z.literal(1), z.literal(1000), z.literal(10_000)]),
});

export const RuleSet = z.strictObject({
  rules: z.array(Rule).max(mostRules),
  parameters: z.array(RuleParameter).max(20),
  benefit: Benefit.nullable(),
});

export type Operator = z.infer<typeof Operator>;
export type RuleValue = z.infer<typeof RuleValue>;
export type Truth = z.infer<typeof Truth>;
export type Severity = z.infer<typeof Severity>;
export type Rule = z.infer<typeof Rule>;
export type RuleBasis = z.infer<typeof RuleBasis>;
export type RuleParameter = z.infer<typeof RuleParameter>;
export type RuleSet = z.infer<typeof RuleSet>;
export type Benefit = z.infer<typeof Benefit>;
export type GivenValue = z.infer<typeof GivenValue>;
