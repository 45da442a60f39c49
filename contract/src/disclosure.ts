/** 정보공개 청구: what a request asks for, the hearing of a company, what is opened or withheld by class, the letter. */
import { z } from 'zod';
import { digitsOf, isBusinessNumber } from './business-number.ts';
import { datedFile, doubt, LawRef, Words } from './dated.ts';
import { DeadlineResult } from './deadline.ts';
import { bilingual, civilDate, id, instant, line, prose, version } from './fields.ts';

/** How it reached the agency; the request itself lies there. */
export const DisclosureChannel = z.enum(['portal', 'paper', 'spoken', 'mail']);
/** 법 제9조의4: what asks who holds which core technology is treated apart, and no free word is written in its answer. */
export const DisclosureMatter = z.enum(['holding', 'other']);
export type DisclosureMatter = z.infer<typeof DisclosureMatter>;
export const DisclosureState = z.enum(['received', 'decided', 'withdrawn']);
export type DisclosureState = z.infer<typeof DisclosureState>;
export const DisclosureOutcome = z.enum(['open', 'partial', 'closed']);
export type DisclosureOutcome = z.infer<typeof DisclosureOutcome>;
/** Open, or withheld by one of the eight grounds of 정보공개법 제9조제1항. */
export const PieceClass = z.enum([
  'open',
  'otherLaw',
  'state',
  'safety',
  'justice',
  'deliberation',
  'personal',
  'business',
  'speculation',
]);
export type PieceClass = z.infer<typeof PieceClass>;
export const HearingBasis = z.enum(['thirdParty', 'coreTechnology']);
export type HearingBasis = z.infer<typeof HearingBasis>;
export const HearingPosition = z.enum(['objects', 'agrees']);
export type HearingPosition = z.infer<typeof HearingPosition>;
export const DisclosurePower = z.enum(['raise', 'extend', 'hear', 'decide', 'withdraw']);
export type DisclosurePower = z.infer<typeof DisclosurePower>;

/** catalogue/disclosure-grounds.json: the grounds by their number, as far as their words are known. */
export const DisclosureGround = z.strictObject({
  id: PieceClass.exclude(['open']),
  article: LawRef,
  heading: Words,
  ...doubt,
});
export const DisclosureGrounds = datedFile(DisclosureGround, {
  /** The same sentence for every request that asks who holds what, whether anybody holds it or not. */
  holding: z.strictObject({ piece: Words, answer: Words, article: LawRef, ...doubt }),
  /** What the letter says about going further. */
  remedy: z.strictObject({ text: Words, article: LawRef, ...doubt }),
});
export type DisclosureGrounds = z.infer<typeof DisclosureGrounds>;

export const DisclosureInput = z.strictObject({
  channel: DisclosureChannel,
  matter: DisclosureMatter,
  receivedOn: civilDate,
  requesterName: line(80),
  requesterAddress: line(200),
  wish: prose(3000),
});
export type DisclosureInput = z.infer<typeof DisclosureInput>;
export const DisclosureStep = z.strictObject({ version });
export const DisclosureExtension = z.strictObject({ version, reason: prose(500) });
export const HearingInput = z.strictObject({
  /** One press, one hearing. */
  key: id,
  businessNumber: z
    .string()
    .max(20)
    .transform(digitsOf)
    .refine(isBusinessNumber, { error: '사업자등록번호를 확인해 주세요. / Check the business number.' }),
  basis: HearingBasis,
  subject: prose(1000),
});
export type HearingInput = z.infer<typeof HearingInput>;
export const HearingAnswer = z.strictObject({ key: id, position: HearingPosition, words: prose(3000) });
export type HearingAnswer = z.infer<typeof HearingAnswer>;

/** Withheld words are not even sent: what is redacted is not there. */
export const DisclosurePiece = z
  .strictObject({ class: PieceClass, title: line(200), words: prose(5000).nullable() })
  .refine((piece) => (piece.class === 'open') === (piece.words !== null), {
    path: ['words'],
    error:
      '공개하는 것에는 내용을 적고, 공개하지 않는 것에는 적지 않습니다. / Words belong to what is opened, and to nothing else.',
  });
export const DisclosureDecision = z.strictObject({
  version,
  pieces: z.array(DisclosurePiece).max(100),
  /** How and where it is opened; null where nothing is. */
  how: prose(500).nullable(),
});
export type DisclosureDecision = z.infer<typeof DisclosureDecision>;
export const DisclosureLetterQuery = z.strictObject({ format: z.enum(['pdf', 'hwpx']).default('pdf') });

const short = {
  id,
  receiptNumber: z.string(),
  matter: DisclosureMatter,
  channel: DisclosureChannel,
  state: DisclosureState,
  outcome: DisclosureOutcome.nullable(),
  receivedOn: civilDate,
  dueOn: civilDate,
  isLate: z.boolean(),
};
const hearing = {
  id,
  basis: HearingBasis,
  subject: z.string(),
  askedAt: instant,
  dueOn: civilDate,
  clock: DeadlineResult,
  isOver: z.boolean(),
  position: HearingPosition.nullable(),
  words: z.string().nullable(),
  answeredAt: instant.nullable(),
};
const ground = {
  class: PieceClass,
  heading: bilingual,
  article: z.string(),
  verified: z.boolean(),
  note: z.string().nullable(),
};
export const DisclosureList = z.object({
  today: civilDate,
  items: z.array(z.object({ ...short, wish: z.string() })),
  may: z.array(z.enum(['register'])),
});
export type DisclosureList = z.infer<typeof DisclosureList>;
export const DisclosureView = z.object({
  ...short,
  version,
  today: civilDate,
  requesterName: z.string(),
  requesterAddress: z.string(),
  wish: z.string(),
  clock: DeadlineResult,
  extendedReason: z.string().nullable(),
  hearings: z.array(z.object({ ...hearing, businessNumber: z.string(), answeredBy: z.string().nullable() })),
  pieces: z.array(z.object({ class: PieceClass, title: z.string(), words: z.string().nullable() })),
  how: z.string().nullable(),
  /** When a company objected: not before thirty days after the decision. */
  opensOn: civilDate.nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  grounds: z.array(z.object(ground)),
  holding: z.object({ piece: bilingual, answer: bilingual, article: z.string() }),
  steps: z.array(
    z.object({
      at: instant,
      what: z.enum(['received', 'raised', 'extended', 'asked', 'heard', 'decided', 'withdrawn']),
      who: z.string(),
    }),
  ),
  may: z.array(DisclosurePower),
});
export type DisclosureView = z.infer<typeof DisclosureView>;
/** What the company is asked: never who asked the agency. */
export const CompanyHearings = z.object({
  today: civilDate,
  items: z.array(
    z.object({ ...hearing, agency: bilingual, receiptNumber: z.string(), may: z.array(z.enum(['answer'])) }),
  ),
});
export type CompanyHearings = z.infer<typeof CompanyHearings>;
