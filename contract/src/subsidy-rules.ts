/** 지방보조금의 기준: thresholds, reductions and the words of the agreement, as dated data (catalogue/subsidy-rules.json). */
import { z } from 'zod';
import { Code, datedFile, doubt, LawRef, Line, Slug, validity, Words } from './dated.ts';

export const SubsidyThreshold = z.strictObject({
  id: Slug,
  name: Words,
  /** From this grant on, in won. */
  fromWon: z.int().min(1),
  lawRef: LawRef,
  deadlineRule: Code,
  ...validity,
  ...doubt,
});
export type SubsidyThreshold = z.infer<typeof SubsidyThreshold>;

export const SubsidyRules = datedFile(SubsidyThreshold, {
  /** How far back an earlier grant for the same counts as possibly double. */
  lookBackYears: z.int().min(1).max(20),
  /** So many months late, at most so many percent less. */
  lateReductions: z.array(z.strictObject({ fromMonths: z.int().min(1), mostPercent: z.int().min(1).max(100) })),
  agreement: z.strictObject({
    id: Slug,
    edition: z.int().min(1),
    clauses: z
      .array(z.strictObject({ title: Line, text: Line }))
      .min(1)
      .max(30),
    ...doubt,
  }),
});
export type SubsidyRules = z.infer<typeof SubsidyRules>;
