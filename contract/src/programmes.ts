/** 지원사업: what a programme says, its versions, and what a company says of itself. */
import { z } from 'zod';
import { GivenValue, RuleBasis, RuleSet } from './eligibility.ts';
import { agencyId, bilingual, civilDate, id, instant, line, version } from './fields.ts';

export const programmeKinds = [
  'education',
  'counselling',
  'consulting',
  'subsidy',
  'facility',
  'legal',
  'escrow',
  'external',
] as const;
export const ProgrammeKind = z.enum(programmeKinds);
export const VersionState = z.enum(['draft', 'proposed', 'published', 'returned']);
export const VersionAction = z.enum(['save', 'propose', 'publish', 'return', 'withdraw']);

const words = (max: number) => z.strictObject({ ko: line(max), en: line(max) });
const question = z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/);
const factKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const won = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Everything that two people publish together. */
export const ProgrammeContent = z
  .strictObject({
    name: words(100),
    summary: words(500),
    howToApply: words(300),
    /** The article of the ordinance or law that pays for it. */
    basis: z.array(RuleBasis).min(1, { error: '근거를 적어 주세요. / Name the legal basis.' }).max(6),
    /** The clause of the agreement it carries out; null when none is named. */
    clause: line(100).nullable(),
    budget: z
      .array(
        z.strictObject({
          year: z.int().min(2000).max(2100),
          text: line(200),
          amountWon: won.nullable(),
          verified: z.boolean(),
        }),
      )
      .max(20),
    /** Questions of the diagnosis whose gap it closes. */
    gaps: z.array(question).max(60),
    /** Programmes that come first. */
    prerequisites: z.array(id).max(10),
    /** What a company gives to it itself; null when not known. */
    hours: z.int().min(0).max(10_000).nullable(),
    ownPaymentWon: won.nullable(),
    opensOn: civilDate.nullable(),
    closesOn: civilDate.nullable(),
    source: z.array(line(200)).max(10),
    rules: RuleSet,
  })
  .refine(({ opensOn, closesOn }) => opensOn === null || closesOn === null || opensOn <= closesOn, {
    path: ['closesOn'],
    error: '마감일이 시작일보다 앞섭니다. / It closes before it opens.',
  });

export const ProgrammePath = z.strictObject({ id });
export const NewProgramme = z.strictObject({
  kind: ProgrammeKind,
  /** A notice of the region pack to begin with. */
  noticeId: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80)
    .nullable(),
  name: words(100),
});
export const VersionDraft = z.strictObject({
  content: ProgrammeContent,
  noticeOn: civilDate,
  version: version.nullable(),
});
export const VersionProposal = z.strictObject({ version, reason: line(300) });
export const VersionDecision = z.strictObject({ version, reason: line(300) });
export const VersionSeen = z.strictObject({ version });
export const CountWish = z.strictObject({ rules: RuleSet, noticeOn: civilDate });
/** Companies in the reader's own sight; what she may not see of one is not known of it. */
export const CountView = z.object({
  of: z.number().int(),
  eligible: z.number().int(),
  ineligible: z.number().int(),
  unknown: z.number().int(),
  rules: z.array(z.object({ id: z.string(), no: z.number().int(), unknown: z.number().int() })),
});

const named = z.array(z.object({ id: z.string(), name: bilingual }));
/** Names of the choices that the region and the question set bring. */
export const RegionNames = z.object({ municipality: named, industry: named, level: named });

const heading = {
  id,
  kind: ProgrammeKind,
  agencyId,
  agencyName: bilingual,
  noticeId: z.string().nullable(),
};
export const PublishedProgramme = z.object({
  ...heading,
  number: z.number().int(),
  noticeOn: civilDate,
  publishedAt: instant,
  content: ProgrammeContent,
});
export const PublishedProgrammes = z.object({ items: z.array(PublishedProgramme), names: RegionNames });

export const VersionView = z.object({
  id,
  number: z.number().int(),
  state: VersionState,
  content: ProgrammeContent,
  noticeOn: civilDate,
  reason: z.string(),
  writtenByName: z.string(),
  writtenAt: instant,
  proposedByName: z.string().nullable(),
  proposedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  version,
});
export const ProgrammeRow = z.object({
  ...heading,
  name: bilingual,
  /** The version that companies see; null before the first. */
  published: z.object({ number: z.number().int(), noticeOn: civilDate }).nullable(),
  open: z.object({ state: VersionState, writtenByName: z.string(), writtenAt: instant }).nullable(),
});
export const ProgrammeRows = z.object({ items: z.array(ProgrammeRow), mayFound: z.boolean() });
export const ProgrammeDetail = z.object({
  ...heading,
  /** Newest first. */
  versions: z.array(VersionView),
  may: z.array(VersionAction),
  questions: z.array(z.object({ id: z.string(), text: bilingual })),
  others: z.array(z.object({ id, name: bilingual })),
  names: RegionNames,
});

/** One fact a company states itself; null takes it back. */
export const FactStatement = z.strictObject({ key: factKey, value: GivenValue.nullable() });
export const CompanySupport = z.object({
  today: civilDate,
  items: z.array(PublishedProgramme),
  /** Every fact of the register that is known, with the last day on which it counts. */
  facts: z.array(z.object({ key: factKey, value: GivenValue, until: civilDate.nullable() })),
  gaps: z.array(z.object({ question: z.string(), text: bilingual, points: z.number(), critical: z.boolean() })),
  diagnosedOn: civilDate.nullable(),
  mayState: z.boolean(),
  names: RegionNames,
});

export type ProgrammeKind = z.infer<typeof ProgrammeKind>;
export type ProgrammeContent = z.infer<typeof ProgrammeContent>;
export type PublishedProgramme = z.infer<typeof PublishedProgramme>;
export type VersionState = z.infer<typeof VersionState>;
export type VersionAction = z.infer<typeof VersionAction>;
export type VersionView = z.infer<typeof VersionView>;
export type ProgrammeRow = z.infer<typeof ProgrammeRow>;
export type ProgrammeDetail = z.infer<typeof ProgrammeDetail>;
export type RegionNames = z.infer<typeof RegionNames>;
export type CountView = z.infer<typeof CountView>;
export type CompanySupport = z.infer<typeof CompanySupport>;
