/**
 * A question set of the self-diagnosis (자가진단 문항): weights, levels, expiry and advice are data with an edition,
 * so that an old outcome always reads against the text the company answered.
 * Files live in catalogue/question-sets/<id>-<version>.json.
 */
import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { CivilDateText } from './civil.ts';

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** The four kinds of help an agency can give; the same words as a programme of the region pack. */
export const HelpKind = z.enum(['education', 'counselling', 'consulting', 'subsidy']);
export type HelpKind = z.infer<typeof HelpKind>;

export const ScaleStep = z.strictObject({
  value: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  name: Bilingual,
});

export const Domain = z.strictObject({
  id: Id,
  name: Bilingual,
  /** Share of the total; the engine normalises, so the weights of a set need not add up to 100. */
  weight: z.number().positive().finite(),
});

export const Level = z.strictObject({
  id: Id,
  name: Bilingual,
  /** Lowest total (0..100) that still reaches this level; exactly one level starts at 0. */
  min: z.number().min(0).max(100),
});

export const LawOfQuestion = z.strictObject({ id: Id, text: z.string().min(1), basis: z.string().min(1) });

export const Question = z.strictObject({
  id: Id,
  domain: Id,
  text: Bilingual,
  /** Papers that would show it; same length in both languages. */
  evidence: z.strictObject({ ko: z.array(z.string().min(1)), en: z.array(z.string().min(1)) }),
  law: z.array(LawOfQuestion),
  critical: z.boolean(),
  /** Weight inside the domain. */
  weight: z.number().positive().finite().default(1),
  /** false: "해당 없음" is not offered, because the question concerns every company. */
  mayNotApply: z.boolean().default(true),
  /** What the company can do itself. */
  advice: Bilingual,
  /** Rough working days of the own action. */
  effortDays: z.number().int().min(0).max(365),
  /** Kinds of help that close this gap; empty: own action only. */
  closes: z.array(HelpKind),
  verified: z.boolean(),
});

/** A total may not reach above `maxLevel` while at least `criticalGaps` critical gaps are open. */
export const LevelCap = z.strictObject({ criticalGaps: z.number().int().min(1), maxLevel: Id });

export const QuestionSet = z
  .strictObject({
    id: Id,
    version: z.number().int().positive(),
    status: z.enum(['draft', 'published', 'withdrawn']),
    title: Bilingual,
    /** Shown beside every result: what this is not. */
    notice: Bilingual.optional(),
    validFrom: CivilDateText,
    validTo: CivilDateText.nullable().default(null),
    asOf: CivilDateText.optional(),
    source: z.string().min(1),
    verified: z.boolean().default(false),
    scale: z.array(ScaleStep).length(4),
    notApplicable: Bilingual,
    domains: z.array(Domain).min(1),
    levels: z.array(Level).min(1),
    /** A critical question answered at or below this value is a critical gap. */
    criticalAtMost: z.number().int().min(0).max(2).default(1),
    caps: z.array(LevelCap).default([]),
    expiryMonths: z.number().int().positive().max(120),
    questions: z.array(Question).min(1),
  })
  .superRefine(checkReferences);

export type QuestionSet = z.infer<typeof QuestionSet>;
export type Question = z.infer<typeof Question>;
export type Domain = z.infer<typeof Domain>;
export type Level = z.infer<typeof Level>;

interface Draft {
  readonly domains: readonly { readonly id: string }[];
  readonly levels: readonly { readonly id: string; readonly min: number }[];
  readonly scale: readonly { readonly value: number }[];
  readonly caps: readonly { readonly maxLevel: string }[];
  readonly questions: readonly {
    readonly id: string;
    readonly domain: string;
    readonly evidence: { readonly ko: readonly string[]; readonly en: readonly string[] };
  }[];
}

function checkReferences(set: Draft, context: z.RefinementCtx): void {
  const say = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  const domains = new Set(set.domains.map((domain) => domain.id));
  const levels = new Set(set.levels.map((level) => level.id));
  const seen = new Set<string>();
  const used = new Set<string>();
  if (domains.size < set.domains.length) say(['domains'], 'two domains have the same id');
  if (levels.size < set.levels.length) say(['levels'], 'two levels have the same id');
  if (new Set(set.levels.map((level) => level.min)).size < set.levels.length) say(['levels'], 'two levels start at the same total');
  if (!set.levels.some((level) => level.min === 0)) say(['levels'], 'no level starts at 0');
  if (new Set(set.scale.map((step) => step.value)).size < 4) say(['scale'], 'the scale needs 0, 1, 2 and 3 once each');
  set.caps.forEach((cap, index) => {
    if (!levels.has(cap.maxLevel)) say(['caps', index, 'maxLevel'], `no level ${cap.maxLevel}`);
  });
  set.questions.forEach((question, index) => {
    if (seen.has(question.id)) say(['questions', index, 'id'], `question ${question.id} appears twice`);
    if (!domains.has(question.domain)) say(['questions', index, 'domain'], `no domain ${question.domain}`);
    if (question.evidence.ko.length !== question.evidence.en.length) {
      say(['questions', index, 'evidence'], 'Korean and English evidence lists differ in length');
    }
    seen.add(question.id);
    used.add(question.domain);
  });
  for (const id of domains) if (!used.has(id)) say(['domains'], `domain ${id} has no question`);
}
