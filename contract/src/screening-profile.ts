// The data of screening: terms, units, quantities, and for each item a profile that a lawyer can read and change.
import { z } from 'zod';
import { AsOf, Code, datedFile, doubt, Line, Words } from './dated.ts';
import { StatutoryListId } from './statutory-lists.ts';

/** Names of things inside the screening catalogue: terms, quantities, conditions. */
export const Name = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]*$/)
  .max(60);
export const Operator = z.enum(['<', '<=', '>=', '>']);
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

/** One of these terms must be spoken of. `as: handled` also accepts what customers own (assembly, inspection); `as: part` also accepts "for X", "made with X"; the default demands that X itself is the company's. */
export const TermGroup = z.strictObject({
  any: z.array(Name).min(1),
  as: z.enum(['own', 'handled', 'part']).optional(),
});
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
  /** When only these stages are spoken of, the text is about other work than the item's. */
  otherStages: z.array(Stage).optional(),
  conditions: z.array(ProfileCondition).optional(),
  branches: z.array(ProfileBranch).optional(),
  branchQuestion: Words.optional(),
  /** The item already holds by its own conditions; a branch that is spoken of narrows it. */
  branchesOptional: z.boolean().optional(),
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
  /** Words that name the term only beside a figure that fits ("파우치" with Wh/kg); alone they are hints. */
  pointers: z.array(Line).optional(),
  /** A product to which numbers can belong. */
  product: z.boolean().optional(),
  /** "X 장비" names the machine that makes or tests X, and not X. */
  tools: z.boolean().optional(),
  /** Nouns that, right behind, name another thing: 자동변속기 | 오일, 철근 | 콘크리트. */
  heads: z.array(Line).optional(),
  /** "X로 가공한다" uses X: a machine, not its maker's technology. */
  instrument: z.boolean().optional(),
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
  /** Beyond this factor from the limit a figure is another kind of thing and no near miss: 130 nm against 30 nm. */
  near: z.number().positive().optional(),
  /** "10나노급" means the decade 10-19. */
  decades: z.boolean().optional(),
  /** The limit is one of a unit: a sum that reaches it while each unit does not leaves the matter open. */
  perUnit: z.boolean().optional(),
  /** "8:1:1" gives the share of the first part, in per cent. */
  ratio: z.boolean().optional(),
  /** A term whose names, listed in one sentence, count as a figure: three pathogens are three kinds. */
  counts: Name.optional(),
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
    /** Verbs of buying: they govern a whole enumeration, "A 12대와 B 4대를 들여와". */
    bought: z.array(Line),
    usedEnglish: z.array(Line),
    without: z.array(Line),
    /** Those who are not the company: 고객, 협력사. A clause of which they are the subject says nothing of its own technology. */
    others: z.array(Line),
    othersEnglish: z.array(Line),
    /** Machines and supplies: "X 장비" is not X, for terms marked `tools`. */
    tools: z.array(Line),
    /** What works on, holds, carries or imitates a thing and never is the thing, whatever it is: "X 가공기", "X 운반용기", "X 거치대". */
    accessories: z.array(Line),
    /** Nouns that may stand between a word and its denial: "X 제품은 없다". */
    thing: z.array(Line),
    /** Verbs of making and owning: "X는 만들지 않는다" denies the technology. */
    making: z.array(Line),
    notDone: z.array(Line),
    negationEnglish: z.array(Line),
    comparison: z.array(Line),
    comparisonBefore: z.array(Line),
    relative: z.array(Line),
    target: z.array(Line),
    programme: z.array(Line),
    /** A notice: where one of these stands and no work of one's own is told, the whole text is about others. */
    notices: z.array(Line),
    /** Services and trades: a sentence with one of these and none of `craft` tells of no technology of making. */
    services: z.array(Line),
    craft: z.array(Line),
    /** Those who use, sell, insure or finance things: where one of them acts and nothing is made, nothing is owned. */
    users: z.array(Line),
    /** Those who rule, fund, prosecute or report: what they act on is not theirs, unless they made it. */
    authorities: z.array(Line),
    /** Verbs of news that no owner of a technology is needed for: ordering, listing, forbidding, leaking. */
    events: z.array(Line),
    /** Nouns right behind a word that make it a topic: 이차전지 | 산업, D램 | 가격. */
    context: z.array(Line),
    /** Nouns that make a topic of the whole phrase before them: HBM, 파운드리 | 수혜주, 강의, 동향. */
    topics: z.array(Line),
    /** Places where a thing is made, and what is done or brought there: "D램 라인 | 청소", "낸드 라인에 | 소모품". */
    sites: z.array(Line),
    siteWork: z.array(Line),
    siteSupply: z.array(Line),
    /** Trades that make nothing: who names one as his own and tells of no work of making owns no technology. */
    trades: z.array(Line),
    ownWork: z.array(Line),
    /** Work that gives a ground to claim when it governs the item: "X를 | 설계한다", "| 개발한 X". */
    deeds: z.array(Line),
    /** Nouns of any technology or part of one: "X 식각 | 공정", "X를 움직이는 | 소프트웨어를". */
    things: z.array(Line),
    /** What else may be done with a thing or said of it: where one of these stands beside it, nothing is claimed. */
    governs: z.array(Line),
    /** Headings under which one describes one's own: "보유기술: …". Under any other a bare description is no ground. */
    headings: z.array(Line),
    about: z.array(Line),
    aboutAfter: z.array(Line),
    massProduction: z.array(Line),
    commercialisation: z.array(Line),
  }),
});

export type Operator = z.infer<typeof Operator>;
export type Stage = z.infer<typeof Stage>;
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
