/** 공모 연습: a whole call on invented companies before it opens; nothing of it is kept. */
import { z } from 'zod';
import { ApplicationVerdict } from './applications.ts';
import { bilingual, instant } from './fields.ts';

export const RehearsalWish = z.strictObject({
  companies: z.int().min(10).max(500),
  /** The same number invents the same companies again. */
  seed: z.int().min(1).max(2_000_000_000),
});
export const RehearsalOutcome = z.enum(['received', 'tooEarly', 'tooLate']);
export const RehearsedApplication = z.object({
  name: z.string(),
  arrivesAt: instant,
  outcome: RehearsalOutcome,
  verdict: ApplicationVerdict.nullable(),
  askedWon: z.number().nullable(),
  benefitWon: z.number().nullable(),
  /** Its place in the order of arrival is still within the budget of the call. */
  isWithinBudget: z.boolean(),
});
export const Rehearsal = z.object({
  companies: z.int(),
  received: z.int(),
  tooEarly: z.int(),
  tooLate: z.int(),
  eligible: z.int(),
  ineligible: z.int(),
  unknown: z.int(),
  askedWon: z.number(),
  benefitWon: z.number(),
  budgetWon: z.number(),
  withinBudget: z.int(),
  rules: z.array(z.object({ id: z.string(), title: bilingual, no: z.int(), unknown: z.int() })),
  questions: z.array(z.object({ key: z.string(), label: bilingual, asked: z.int() })),
  /** Answers that fit in the words for people and not in the schema, or the other way: must be none. */
  disagreements: z.int(),
  applications: z.array(RehearsedApplication),
});
export type Rehearsal = z.infer<typeof Rehearsal>;
export type RehearsedApplication = z.infer<typeof RehearsedApplication>;
