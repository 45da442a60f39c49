// Screening (사전 확인): what goes in, what comes out, and the reviewed profiles it works with. Advice, never a ruling.
import { z } from 'zod';
import { CivilDate, Slug, Words } from './dated.ts';
import { Name, Operator, Stage } from './screening-profile.ts';
import { StatutoryListId } from './statutory-lists.ts';

/** What the company does with the technology. Owning counts, buying and using do not. */
export const Role = z.enum(['design', 'process', 'equipment', 'material', 'assembly', 'test', 'useOnly']);

// ---- input ----
const finite = z.number().min(-1e15).max(1e15);
export const QuantityInput = z
  .strictObject({
    quantity: Name,
    value: finite.optional(),
    range: z.tuple([finite, finite]).optional(),
    unit: z.string().max(24).default(''),
    comparator: z.enum(['=', '<', '<=', '>=', '>', '~']).default('='),
  })
  .refine((q) => (q.value === undefined) !== (q.range === undefined), {
    error: 'value 또는 range 하나만 / exactly one of value and range',
  });
export const ScreeningAnswer = z.strictObject({
  ask: z.string().max(120),
  /** unknown: "모름"; dates answer questions about the start of mass production or sale. */
  answer: z
    .enum(['yes', 'no', 'unknown'])
    .or(CivilDate)
    .or(z.strictObject({ choice: Name })),
});
export const ScreeningInput = z.strictObject({
  text: z.string().max(2_000_000).optional(),
  quantities: z.array(QuantityInput).max(100).optional(),
  facets: z
    .strictObject({
      field: Slug.optional(),
      product: z.string().max(200).optional(),
      stage: Stage.optional(),
      role: Role.optional(),
    })
    .optional(),
  answers: z.array(ScreeningAnswer).max(200).optional(),
  on: CivilDate,
});

// ---- output ----
export const CandidateStatus = z.enum(['met', 'likely', 'ask', 'borderline', 'review', 'below']);
export const ScreeningVerdict = z.enum(['match', 'borderline', 'review', 'insufficient', 'near-miss', 'none']);
export const ConditionVerdict = z.enum(['met', 'below', 'borderline', 'unknown', 'unclear', 'incomparable']);
/** start and end are offsets into the given text in UTF-16 units; null when the evidence was typed, not written. */
export const Evidence = z.object({
  kind: z.enum(['word', 'number', 'typed', 'facet', 'answer']),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  text: z.string(),
  of: z.string(),
});
export const Found = z.object({
  text: z.string(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
});
export const ConditionResult = z.object({
  id: z.string(),
  kind: z.enum(['quantity', 'scope', 'stage', 'time']),
  quote: z.string(),
  name: Words,
  required: z.object({ quantity: z.string(), op: Operator, value: z.number(), unit: z.string() }).nullable(),
  found: z.array(Found),
  /** The deciding number in the unit of the law. */
  converted: z.number().nullable(),
  /** How far the number is from the limit, in the unit of the law; null when there is none. */
  gap: z.number().nullable(),
  verdict: ConditionVerdict,
});
export const Ask = z.object({
  id: z.string(),
  kind: z.enum(['quantity', 'yesNo', 'date', 'choice']),
  quantity: z.string().nullable(),
  unit: z.string().nullable(),
  units: z.array(z.string()),
  choices: z.array(z.object({ id: z.string(), ko: z.string(), en: z.string() })),
  question: Words,
  why: Words,
  items: z.array(z.string()),
});
export const TimeLimit = z.object({
  id: z.string(),
  quote: z.string(),
  startedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  expired: z.boolean().nullable(),
});
export const ExclusionHit = z.object({
  id: z.string(),
  quote: z.string(),
  reason: Words,
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
});
export const Candidate = z.object({
  item: z.string(),
  list: StatutoryListId,
  edition: z.string(),
  field: z.string(),
  title: Words,
  text: z.string(),
  status: CandidateStatus,
  /** false: shown so that nothing is overlooked, but without a say in the verdict (only bought or used, only partly spoken of, another thing). */
  counts: z.boolean(),
  score: z.number(),
  evidence: z.array(Evidence),
  conditions: z.array(ConditionResult),
  asks: z.array(Ask),
  exclusions: z.array(ExclusionHit),
  timeLimits: z.array(TimeLimit),
  reason: Words,
  /** false: the profile was written from the text of the law but not yet reviewed by a lawyer (확인 필요). */
  reviewed: z.boolean(),
});
export const Ladder = z.object({
  id: z.string(),
  name: Words,
  unit: z.string(),
  direction: Operator,
  value: z.number().nullable(),
  steps: z.array(
    z.object({
      list: z.string(),
      listName: Words,
      value: z.number().nullable(),
      item: z.string().nullable(),
      target: z.boolean(),
      condition: Words.nullable(),
      reached: z.boolean().nullable(),
      gap: z.number().nullable(),
    }),
  ),
});
export const RecognisedSpan = z.object({
  start: z.number().int(),
  end: z.number().int(),
  kind: z.enum(['word', 'number']),
  text: z.string(),
  of: z.string(),
  used: z.boolean(),
});
/** A list that was in force on the day, but whose full text is not at hand: nothing was compared with it. */
export const EditionGap = z.object({
  list: StatutoryListId,
  /** First and last day of the gap; null where it is open. */
  from: CivilDate.nullable(),
  to: CivilDate.nullable(),
  statement: Words,
  /** Revisions within the gap up to the day, as far as they are known. */
  missing: z.array(
    z.object({
      inForceFrom: z.string(),
      notice: z.string().nullable(),
      count: z.number().int(),
      changes: z.string(),
      verified: z.boolean(),
    }),
  ),
});
export const ScreeningResult = z.object({
  on: CivilDate,
  editions: z.array(z.object({ list: StatutoryListId, edition: z.string(), name: Words, items: z.number().int() })),
  /** Lists of that day whose full text is missing; the result is silent about them. */
  gaps: z.array(EditionGap).default([]),
  engine: z.object({ version: z.string(), catalogue: z.string() }),
  verdict: ScreeningVerdict,
  reason: Words,
  notice: Words,
  candidates: z.array(Candidate),
  /** The interview: questions that can still change the verdict, the most decisive first. */
  asks: z.array(Ask),
  ladders: z.array(Ladder),
  recognised: z.array(RecognisedSpan),
  /** How much of the text was read; less than the whole only for very long texts. */
  read: z.object({ characters: z.number().int(), of: z.number().int() }),
});

export type QuantityInput = z.infer<typeof QuantityInput>;
export type ScreeningAnswer = z.infer<typeof ScreeningAnswer>;
/** As callers write it: the defaults may be left out. */
export type ScreeningInput = z.input<typeof ScreeningInput>;
export type CandidateStatus = z.infer<typeof CandidateStatus>;
export type ScreeningVerdict = z.infer<typeof ScreeningVerdict>;
export type ConditionVerdict = z.infer<typeof ConditionVerdict>;
export type Evidence = z.infer<typeof Evidence>;
export type Found = z.infer<typeof Found>;
export type ConditionResult = z.infer<typeof ConditionResult>;
export type Ask = z.infer<typeof Ask>;
export type TimeLimit = z.infer<typeof TimeLimit>;
export type ExclusionHit = z.infer<typeof ExclusionHit>;
export type Candidate = z.infer<typeof Candidate>;
export type EditionGap = z.infer<typeof EditionGap>;
export type Ladder = z.infer<typeof Ladder>;
export type RecognisedSpan = z.infer<typeof RecognisedSpan>;
export type ScreeningResult = z.infer<typeof ScreeningResult>;
