/** What each party of the agreement promises, what it says of it once a year, and how the agreement itself changes. */
import { z } from 'zod';
import { agencyId, bilingual, civilDate, id, instant, line, prose, version } from './fields.ts';

const year = z.int().min(2024).max(2100);
const amount = z.int().min(0).max(1_000_000_000_000);
const clauseId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** Where the number of an indicator comes from: a person counts, or Boru counts what it did itself. */
export const CommitmentSource = z.enum([
  'entered',
  'requestsReceived',
  'casesClosed',
  'referralsAccepted',
  'appointmentsHeld',
]);
export type CommitmentSource = z.infer<typeof CommitmentSource>;
export const CommitmentStanding = z.enum(['onTrack', 'late', 'stopped', 'done']);
export type CommitmentStanding = z.infer<typeof CommitmentStanding>;
export const AgreementChangeKind = z.enum(['accession', 'withdrawal', 'amendment', 'renewal']);
export type AgreementChangeKind = z.infer<typeof AgreementChangeKind>;
export const ReviewState = z.enum(['open', 'closed']);
export type ReviewState = z.infer<typeof ReviewState>;
export const ReviewStep = z.enum(['submitted', 'returned']);
export type ReviewStep = z.infer<typeof ReviewStep>;

export const CommitmentPower = z.enum(['promise', 'govern']);
export const ReviewPower = z.enum(['write', 'submit', 'return', 'close', 'publish']);
export type ReviewPower = z.infer<typeof ReviewPower>;
/** How far an agency is with its results. */
export const ReviewProgress = z.enum(['empty', 'writing', 'submitted', 'returned']);
export type ReviewProgress = z.infer<typeof ReviewProgress>;

export const CommitmentInput = z
  .strictObject({
    clause: clauseId,
    title: line(100),
    detail: prose(1000),
    /** Post or team that answers for it; no person's data are needed. */
    owner: line(80),
    indicator: line(80),
    unit: line(20),
    source: CommitmentSource,
    target: amount,
    fromYear: year,
    toYear: year.nullable(),
  })
  .refine(({ fromYear, toYear }) => toYear === null || toYear >= fromYear, {
    path: ['toYear'],
    error: '끝나는 해가 시작하는 해보다 앞섭니다. / The last year lies before the first.',
  });
export type CommitmentInput = z.infer<typeof CommitmentInput>;
export const CommitmentUpdate = z.strictObject({ version, commitment: CommitmentInput });

/** What an agency says of one promise in one year. The number is asked only where a person counts. */
export const ReviewEntryInput = z.strictObject({
  /** Null: nothing was written before. */
  version: version.nullable(),
  standing: CommitmentStanding,
  actual: amount.nullable(),
  words: prose(1000),
  hindrance: prose(1000).nullable(),
  nextStep: prose(1000).nullable(),
});
export type ReviewEntryInput = z.infer<typeof ReviewEntryInput>;

export const ReviewOpening = z.strictObject({ year, dueOn: civilDate });
export const ReviewReturn = z.strictObject({ agencyId, reason: prose(500) });
export const ReviewClosing = z.strictObject({ version, summary: prose(2000) });
export const ReviewPublication = z.strictObject({ version, isPublic: z.boolean() });

export const AgreementChangeInput = z
  .strictObject({
    kind: AgreementChangeKind,
    /** Whom an accession or a withdrawal concerns. */
    agencyId: agencyId.nullable(),
    effectiveOn: civilDate,
    /** For everybody to read: what was agreed, and by which document. */
    words: prose(1000),
    termTo: civilDate.nullable(),
  })
  .refine(({ kind, agencyId: who }) => (who !== null) === (kind === 'accession' || kind === 'withdrawal'), {
    path: ['agencyId'],
    error: '가입과 탈퇴에는 기관을 골라 주세요. / Choose the agency that joins or leaves.',
  });
export type AgreementChangeInput = z.infer<typeof AgreementChangeInput>;

export const AgreementChange = z.object({
  id,
  kind: AgreementChangeKind,
  agencyId: agencyId.nullable(),
  /** The name the agency bore that day. */
  agency: bilingual.nullable(),
  effectiveOn: civilDate,
  words: z.string(),
  termTo: civilDate.nullable(),
  writtenAt: instant,
});
export type AgreementChange = z.infer<typeof AgreementChange>;

/** One promise as it stood when it was reviewed, with what was said. */
const reviewed = {
  commitmentId: id,
  agencyId,
  clause: z.string(),
  title: z.string(),
  owner: z.string(),
  indicator: z.string(),
  unit: z.string(),
  source: CommitmentSource,
  target: z.number(),
};
export const ReviewEntry = z.object({
  ...reviewed,
  actual: z.number().nullable(),
  countedAt: instant.nullable(),
  standing: CommitmentStanding,
  words: z.string(),
  hindrance: z.string().nullable(),
  nextStep: z.string().nullable(),
  writtenBy: z.string(),
  writtenAt: instant,
  version,
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

const round = {
  id,
  year,
  dueOn: civilDate,
  state: ReviewState,
  isPublic: z.boolean(),
  summary: z.string().nullable(),
  closedAt: instant.nullable(),
};
export const CommitmentsView = z.object({
  today: civilDate,
  clauses: z.array(z.object({ id: z.string(), number: z.number(), text: bilingual })),
  parties: z.array(z.object({ agencyId, name: bilingual, joinedOn: civilDate, leftOn: civilDate.nullable() })),
  commitments: z.array(
    z.object({
      ...CommitmentInput.shape,
      id,
      agencyId,
      agency: bilingual,
      version,
      isOwn: z.boolean(),
      /** What was said last, in which year. */
      last: z.object({ year, actual: z.number().nullable(), standing: CommitmentStanding }).nullable(),
    }),
  ),
  rounds: z.array(z.object({ ...round, submitted: z.number(), expected: z.number() })),
  changes: z.array(AgreementChange),
  agencies: z.array(z.object({ agencyId, name: bilingual })),
  own: agencyId,
  may: z.array(CommitmentPower),
});
export type CommitmentsView = z.infer<typeof CommitmentsView>;

export const ReviewView = z.object({
  ...round,
  version,
  agencies: z.array(
    z.object({
      agencyId,
      agency: bilingual,
      /** How many promises it holds in that year, and of how many something is written. */
      promises: z.number(),
      written: z.number(),
      state: ReviewProgress,
      reason: z.string().nullable(),
      by: z.string().nullable(),
      at: instant.nullable(),
      isOwn: z.boolean(),
    }),
  ),
  /** Own promises that nothing is written of yet. */
  waiting: z.array(z.object(reviewed)),
  entries: z.array(ReviewEntry),
  clauses: z.array(z.object({ id: z.string(), number: z.number(), text: bilingual })),
  may: z.array(ReviewPower),
});
export type ReviewView = z.infer<typeof ReviewView>;
export const ReviewPaperQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });

/** What the public reads of a closed and published year: small counts of what Boru counted are not shown. */
export const PublicReview = z.object({
  year,
  summary: z.string(),
  rows: z.array(
    z.object({
      agency: bilingual,
      clause: z.string(),
      title: z.string(),
      indicator: z.string(),
      unit: z.string(),
      target: z.number(),
      actual: z.number().nullable(),
      isSmall: z.boolean(),
      standing: CommitmentStanding,
    }),
  ),
});
export type PublicReview = z.infer<typeof PublicReview>;
