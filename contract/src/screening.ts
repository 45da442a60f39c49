// Screening (사전 확인): what goes in, what comes out, and the reviewed profiles it works with. Advice, never a ruling.
import { z } from 'zod';
import { StatutoryListId } from './catalogue.ts';
import { AsOf, CivilDate, Code, datedFile, doubt, Line, Slug, Words } from './dated.ts';

/** Names of things inside the screening catalogue: terms, quantities, conditions. */
export const Name = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]*$/)
  .max(60);
export const Operator = z.enum(['<', '<=', '>=', '>']);
/** What the company does with the technology. Owning counts, buying and using do not. */
export const Role = z.enum(['design', 'process', 'equipment', 'material', 'assembly', 'test', 'useOnly']);
export const Stage = z.enum([
  'design',
  'process',
  'device',
  'manufacture',
  'assembly',
  'inspection',
  'evaluation',
  'drive',
  'control',
  'operation',
  'stacking',
  'analysis',
  'maintenance',
  'development',
]);

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
export const ScreeningResult = z.object({
  on: CivilDate,
  editions: z.array(z.object({ list: StatutoryListId, edition: z.string(), name: Words, items: z.number().int() })),
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

// ---- profiles: dated data beside the verbatim text, in a form a lawyer can read and change ----
/** One of these terms must be spoken of. `as: part` also accepts "for X", "made with X"; the default demands that X itself is the company's. */
export const TermGroup = z.strictObject({ any: z.array(Name).min(1), as: z.enum(['own', 'part']).optional() });
export const ProfileCondition = z.strictObject({
  id: Name,
  quantity: Name,
  op: Operator,
  value: z.number(),
  unit: Line,
  quote: Line,
  /** any (default): one product that satisfies it is enough · every: all figures given must satisfy it. */
  figures: z.enum(['any', 'every']).optional(),
  /** Terms the number must belong to; by default those of the first subject group. */
  of: z.array(Name).optional(),
  ladder: Code.optional(),
  ...doubt,
});
export const ProfileBranch = z.strictObject({
  id: Name,
  name: Words,
  /** Each group must be spoken of; an empty list never applies by itself. */
  when: z.array(TermGroup),
  conditions: z.array(ProfileCondition),
});
export const ProfileScope = z.strictObject({
  id: Name,
  any: z.array(Name).min(1),
  quote: Line,
  name: Words,
  question: Words,
  /** What it means when nothing is said about it: ask · review (a person looks) · note (asked, but the item stays likely). */
  missing: z.enum(['ask', 'review', 'note']),
});
export const ProfileTime = z.strictObject({
  id: Name,
  years: z.number().positive(),
  after: z.enum(['massProduction', 'commercialisation']),
  quote: Line,
  question: Words,
});
export const ProfileExclusion = z.strictObject({
  id: Name,
  any: z.array(Name).min(1),
  /** The exclusion falls away when the company also does one of these itself. */
  unless: z.array(Name).optional(),
  /** reject: the list itself excludes it (below) · other: the text is about another thing (below, and no near miss) · review: a person looks. */
  effect: z.enum(['reject', 'other', 'review']),
  quote: Line,
  reason: Words,
});
export const Profile = z.strictObject({
  item: Code,
  /** Same reading as another item, except for what is written here. */
  like: Code.optional(),
  title: Words.optional(),
  subject: z.array(TermGroup).min(1).optional(),
  stages: z.array(Stage).optional(),
  /** true: without one of the stages the item is not claimed. */
  stagesDecide: z.boolean().optional(),
  conditions: z.array(ProfileCondition).optional(),
  branches: z.array(ProfileBranch).optional(),
  branchQuestion: Words.optional(),
  scopes: z.array(ProfileScope).optional(),
  times: z.array(ProfileTime).optional(),
  exclusions: z.array(ProfileExclusion).optional(),
  ...doubt,
});
export const ProfileFile = datedFile(Profile, { list: StatutoryListId, edition: AsOf, review: Words });

export const Term = z.strictObject({
  id: Name,
  ko: Line,
  en: Line,
  /** A leading ^ means: only at the beginning of a word. */
  words: z.array(Line).min(1),
  /** Words that point to the term without saying it: a person should look. */
  hints: z.array(Line).optional(),
  /** A product to which numbers can belong. */
  product: z.boolean().optional(),
});
export const TermFile = datedFile(Term, {});
export const Unit = z.strictObject({
  unit: Line,
  dimension: Name,
  factor: z.number().positive(),
  words: z.array(Line),
});
export const UnitFile = datedFile(Unit, {});
export const Quantity = z.strictObject({
  id: Name,
  dimension: Name,
  unit: Line,
  units: z.array(Line).min(1),
  name: Words,
  question: Words,
  /** Words that tie a number to this quantity; an empty list means the dimension alone is telling. */
  cues: z.array(Line),
  /** Dimensions that look alike but must never be compared with this one. */
  traps: z.array(Name).optional(),
  /** "10나노급" means the decade 10-19. */
  decades: z.boolean().optional(),
  /** "8:1:1" gives the share of the first part, in per cent. */
  ratio: z.boolean().optional(),
  /** Trade designations that stand for a number. */
  codes: z.array(z.strictObject({ word: Line, low: z.number(), high: z.number() })).optional(),
});
export const QuantityFile = datedFile(Quantity, {
  /** Words that claim a number for something no list asks about, by dimension. */
  otherCues: z.array(z.strictObject({ dimension: Name, words: z.array(Line) })),
});
export const StageWords = z.strictObject({ id: Stage, ko: Line, en: Line, words: z.array(Line).min(1) });
export const LanguageFile = datedFile(StageWords, {
  /** Word lists of the grammar: each name is used by the engine as its README says. */
  cues: z.strictObject({
    forUse: z.array(Line),
    used: z.array(Line),
    usedEnglish: z.array(Line),
    without: z.array(Line),
    notDone: z.array(Line),
    negationEnglish: z.array(Line),
    comparison: z.array(Line),
    comparisonBefore: z.array(Line),
    relative: z.array(Line),
    target: z.array(Line),
    programme: z.array(Line),
    ownWork: z.array(Line),
    about: z.array(Line),
    aboutAfter: z.array(Line),
    massProduction: z.array(Line),
    commercialisation: z.array(Line),
  }),
});

export type Operator = z.infer<typeof Operator>;
export type Stage = z.infer<typeof Stage>;
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
export type Ladder = z.infer<typeof Ladder>;
export type RecognisedSpan = z.infer<typeof RecognisedSpan>;
export type ScreeningResult = z.infer<typeof ScreeningResult>;
export type TermGroup = z.infer<typeof TermGroup>;
export type ProfileCondition = z.infer<typeof ProfileCondition>;
export type ProfileBranch = z.infer<typeof ProfileBranch>;
export type ProfileScope = z.infer<typeof ProfileScope>;
export type ProfileTime = z.infer<typeof ProfileTime>;
export type ProfileExclusion = z.infer<typeof ProfileExclusion>;
export type Profile = z.infer<typeof Profile>;
export type ProfileFile = z.infer<typeof ProfileFile>;
export type Term = z.infer<typeof Term>;
export type TermFile = z.infer<typeof TermFile>;
export type Unit = z.infer<typeof Unit>;
export type UnitFile = z.infer<typeof UnitFile>;
export type Quantity = z.infer<typeof Quantity>;
export type QuantityFile = z.infer<typeof QuantityFile>;
export type LanguageFile = z.infer<typeof LanguageFile>;
