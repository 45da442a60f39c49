// A question set of the self-diagnosis (자가진단 문항). Weights, levels, expiry and advice are data with an edition,
// so that an old outcome always reads against the text the company answered.
import { z } from 'zod';
import { Code, doubt, header, LawRef, Line, Slug, Source, Words } from './dated.ts';
import { HelpKind, HelpSubject } from './help.ts';

export const ScaleStep = z.strictObject({ value: z.literal([0, 1, 2, 3]), name: Words });
export const Domain = z.strictObject({
  id: Slug,
  name: Words,
  subject: HelpSubject,
  /** Share of the total; an engine normalises, so the weights need not add up to 100. */
  weight: z.number().positive(),
});
/** `min`: lowest total (0..100) that still reaches the level; exactly one level starts at 0. */
export const Level = z.strictObject({ id: Slug, name: Words, min: z.number().min(0).max(100) });
/** The statutory protection measure a question touches, verbatim. */
export const LawOfQuestion = z.strictObject({ id: Code, text: Line, basis: Line });
/** A total may not reach above `maxLevel` while at least `criticalGaps` critical gaps are open. */
export const LevelCap = z.strictObject({ criticalGaps: z.int().min(1), maxLevel: Slug });

export const Question = z.strictObject({
  id: Code,
  domain: Slug,
  text: Words,
  /** Papers that would show it; the same length in both languages. */
  evidence: z.strictObject({ ko: z.array(Line).min(1), en: z.array(Line).min(1) }),
  law: z.array(LawOfQuestion),
  references: z.strictObject({ ismsP: z.array(Line), nist800171r3: z.array(Line), csf2: z.array(Line) }),
  critical: z.boolean(),
  /** Weight inside the domain. */
  weight: z.number().positive(),
  /** false: "해당 없음" is not offered, because the question concerns every company. */
  mayNotApply: z.boolean(),
  /** What the company can do itself, in one sentence. */
  advice: Words,
  /** Rough working days of the own action. */
  effortDays: z.int().min(0).max(365),
  /** Kinds of help that close this gap. */
  closes: z.array(HelpKind).min(1),
  ...doubt,
});

export const QuestionSet = z.strictObject({
  ...header,
  id: Slug,
  version: z.int().positive(),
  status: z.enum(['draft', 'published', 'withdrawn']),
  /** Shown beside every result: what this is not. */
  notice: Words,
  scale: z.array(ScaleStep).length(4),
  notApplicable: Words,
  domains: z.array(Domain).min(1),
  levels: z.array(Level).min(1),
  levelSource: Source,
  measures: z.array(z.strictObject({ id: Code, text: Line, law: LawRef })).min(1),
  /** A critical question answered at or below this value is a critical gap. */
  criticalAtMost: z.int().min(0).max(2),
  caps: z.array(LevelCap),
  expiryMonths: z.int().positive().max(120),
  questions: z.array(Question).min(1),
});

export type Question = z.infer<typeof Question>;
export type QuestionSet = z.infer<typeof QuestionSet>;
export type Domain = z.infer<typeof Domain>;
export type Level = z.infer<typeof Level>;
