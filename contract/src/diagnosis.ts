/** Self-diagnosis (보안역량 진단): answers, the outcome an engine computes from them, and what the room's endpoints carry. */
import { z } from 'zod';
import { Code, Slug, Words } from './dated.ts';

export const AnswerValue = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal('notApplicable'),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** question id → answer; a question that is absent is not answered yet. */
export const Answers = z.record(Code, AnswerValue).refine((answers) => Object.keys(answers).length <= 300);
export type Answers = Readonly<Record<string, AnswerValue>>;

const score = z.number().min(0).max(100);
/** Lowest and highest total that the questions still open allow. */
export const ScoreRange = z.object({ min: score, max: score });

export const DomainScore = z.object({
  id: Slug,
  /** null: not complete yet, or everything in the domain is not applicable (then `range` is null too). */
  score: score.nullable(),
  range: ScoreRange.nullable(),
  questions: z.int(),
  unanswered: z.int(),
  notApplicable: z.int(),
});

export const Gap = z.object({
  question: Code,
  domain: Slug,
  value: z.int().min(0).max(2),
  /** A critical question answered at or below the limit the set names. */
  critical: z.boolean(),
  /** Points of the total to be gained by closing it. */
  points: z.number(),
});

export const Outcome = z.object({
  set: z.object({ id: Slug, version: z.int() }),
  complete: z.boolean(),
  unanswered: z.int(),
  /** Cut, never rounded up, to one decimal: 84.96 is not 85. */
  total: score.nullable(),
  range: ScoreRange.nullable(),
  level: Slug.nullable(),
  /** What the level would be without the cap for open critical gaps; equal to `level` when no cap bites. */
  uncappedLevel: Slug.nullable(),
  domains: z.array(DomainScore),
  /** Most urgent first: critical ones, then by points. */
  gaps: z.array(Gap),
});
export type ScoreRange = z.infer<typeof ScoreRange>;
export type DomainScore = z.infer<typeof DomainScore>;
export type Gap = z.infer<typeof Gap>;
export type Outcome = z.infer<typeof Outcome>;

export const PlanItem = z.object({
  question: Code,
  domain: Slug,
  critical: z.boolean(),
  points: z.number(),
  action: Words,
  effortDays: z.int(),
  /** Reached at the pace the company chose, one action after the other. */
  by: z.string(),
  programmes: z.array(z.object({ id: Slug, fits: z.enum(['question', 'domain']) })),
});
export type PlanItem = z.infer<typeof PlanItem>;

const Change = z.object({ before: score.nullable(), after: score.nullable(), change: z.number().nullable() });
export const Comparison = z.object({
  /** false: another edition of the set; totals then stand side by side without a difference. */
  sameEdition: z.boolean(),
  total: Change,
  level: z.object({ before: Slug.nullable(), after: Slug.nullable() }),
  domains: z.array(Change.extend({ id: Slug })),
  closed: z.array(Code),
  opened: z.array(Code),
  remaining: z.array(Code),
});
export type Comparison = z.infer<typeof Comparison>;
