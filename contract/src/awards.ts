/** 교부결정과 협약: an award of an agency to a company, its instalments, its agreement and its changes. */
import { z } from 'zod';
import { bilingual, civilDate, id, instant, line, prose } from './fields.ts';
import { EntryView, MoneyRequestView, wonAmount } from './money.ts';

export const AwardItem = z.enum([
  'accessControl',
  'networkSecurity',
  'dataProtection',
  'monitoring',
  'consulting',
  'education',
  'legal',
  'forensics',
  'escrow',
  'insurance',
  'otherItem',
]);
export const AwardState = z.enum([
  'deciding',
  'dropped',
  'agreeing',
  'running',
  'reported',
  'settling',
  'returning',
  'closed',
]);
export const AwardSide = z.enum(['company', 'agency']);
export const InstalmentState = z.enum(['planned', 'asked', 'paid']);
export const AwardChangeKind = z.enum(['period', 'plan', 'reduce']);
export const AwardChangeState = z.enum(['asked', 'granted', 'refused']);
export const AwardAction = z.enum(['issueAgreement', 'signAgreement', 'askPayment', 'askChange', 'decideChange']);

const share = z.int({ error: '원 단위의 정수로 적어 주세요. / Use whole won.' }).min(0).max(Number.MAX_SAFE_INTEGER);
export const PlanItem = z.strictObject({ item: line(60), grantWon: share, ownWon: share });
const plan = z
  .array(PlanItem)
  .min(1, { error: '비목을 하나 이상 적어 주세요. / At least one cost head.' })
  .max(20)
  .refine((items) => new Set(items.map(({ item }) => item)).size === items.length, {
    error: '같은 비목이 두 번 있습니다. / A cost head appears twice.',
  })
  .refine((items) => items.some(({ grantWon }) => grantWon > 0), {
    error: '보조금이 있는 비목이 하나는 있어야 합니다. / At least one cost head takes grant money.',
  });
const sum = (amounts: readonly number[]): bigint => amounts.reduce((so, won) => so + BigInt(won), 0n);

/** Made when the form opens: however often it is sent, it is done once. */
const key = id;
const period = { periodFrom: civilDate, periodTo: civilDate };
export const NewAward = z
  .strictObject({
    key,
    lineId: id,
    businessNumber: z
      .string()
      .regex(/^\d{10}$/, { error: '사업자등록번호 숫자 열 자리를 적어 주세요. / Ten digits of the business number.' }),
    title: line(100),
    item: AwardItem,
    ...period,
    plan,
    instalments: z
      .array(z.strictObject({ amountWon: wonAmount, plannedOn: civilDate, condition: line(300).nullable() }))
      .min(1)
      .max(12),
    reason: prose(500),
    /** Why it is decided although another grant may pay for the same; null where nothing was found. */
    overlapWords: prose(500).nullable(),
  })
  .refine(({ periodFrom, periodTo }) => periodFrom <= periodTo, {
    path: ['periodTo'],
    error: '끝나는 날이 시작하는 날보다 앞섭니다. / It ends before it begins.',
  })
  .refine(
    ({ plan, instalments }) =>
      sum(instalments.map(({ amountWon }) => amountWon)) === sum(plan.map(({ grantWon }) => grantWon)),
    {
      path: ['instalments'],
      error: '회차 금액의 합이 보조금과 같아야 합니다. / The instalments must add up to the grant.',
    },
  );
export const OverlapQuestion = z.strictObject({
  businessNumber: z.string().regex(/^\d{10}$/),
  item: AwardItem,
  ...period,
});
export const AwardPath = z.strictObject({ awardId: id });
export const AwardChangePath = z.strictObject({ awardId: id, changeId: id });
export const NewAgreement = z.strictObject({
  /** The newest number the writer has seen, so that two officers do not issue two versions at once. */
  seen: z.int().min(0).max(99),
  reason: line(300),
});
export const AgreementSignature = z.strictObject({
  number: z.int().min(1).max(99),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  reason: line(300),
  /** Asked for with every signature: an open screen alone signs nothing. */
  currentPassphrase: z.string().min(1).max(200),
});
export const AgreementQuery = z.strictObject({ number: z.coerce.number().int().min(1).max(99) });
export const PaymentWish = z.strictObject({ key, instalmentId: id, amountWon: wonAmount, reason: prose(500) });
const change = { key, reason: prose(500) };
export const NewAwardChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('period'), periodTo: civilDate, ...change }),
  z.strictObject({ kind: z.literal('plan'), plan, ...change }),
  z.strictObject({ kind: z.literal('reduce'), reduceWon: wonAmount, ...change }),
]);
export const AwardChangeDecision = z.strictObject({ decision: z.enum(['granted', 'refused']), words: line(300) });

export const OverlapView = z.object({
  agencyName: bilingual,
  reference: z.string(),
  isSameTime: z.boolean(),
  /** Of our own agency: then it can be opened. */
  isOwn: z.boolean(),
});
export const OverlapList = z.object({ items: z.array(OverlapView), years: z.number().int() });

const won = z.number().int();
export const AwardLine = z.object({
  id,
  reference: z.string(),
  agencyName: bilingual,
  companyName: z.string(),
  title: z.string(),
  item: AwardItem,
  state: AwardState,
  fiscalYear: z.number().int(),
  ...period,
  grantWon: won,
  ownWon: won,
  disbursedWon: won,
  spentWon: won,
  dueWon: won,
});
export const AwardList = z.object({
  items: z.array(AwardLine),
  /** Budget lines out of which this reader can award; empty for companies and auditors. */
  lines: z.array(
    z.object({ id, name: z.string(), fiscalYear: z.number().int(), article: z.string(), availableWon: won }),
  ),
});
export const AgreementView = z.object({
  number: z.number().int(),
  sha256: z.string(),
  reason: z.string(),
  issuedByName: z.string(),
  issuedAt: instant,
  signatures: z.array(z.object({ side: AwardSide, byName: z.string(), reason: z.string(), at: instant })),
});
export const AwardChangeView = z.object({
  id,
  kind: AwardChangeKind,
  state: AwardChangeState,
  periodTo: civilDate.nullable(),
  plan: z.array(PlanItem).nullable(),
  reduceWon: won.nullable(),
  reason: z.string(),
  askedSide: AwardSide,
  askedByName: z.string(),
  askedAt: instant,
  decidedWords: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  mayDecide: z.boolean(),
});
export const AwardView = AwardLine.extend({
  lineId: id,
  programmeId: id,
  businessNumber: z.string(),
  article: z.string(),
  isArticleVerified: z.boolean(),
  clause: z.string().nullable(),
  plan: z.array(PlanItem),
  committedWon: won,
  heldWon: won,
  ownSpentWon: won,
  returnedWon: won,
  instalments: z.array(
    z.object({
      id,
      ordinal: z.number().int(),
      amountWon: won,
      plannedOn: civilDate,
      condition: z.string().nullable(),
      state: InstalmentState,
      paidOn: civilDate.nullable(),
    }),
  ),
  agreements: z.array(AgreementView),
  changes: z.array(AwardChangeView),
  overlapWords: z.string().nullable(),
  /** What waits for people of the agency; nobody else reads it. */
  requests: z.array(MoneyRequestView),
  entries: z.array(EntryView),
  /** Duties that come with the size of the grant, such as an audit. */
  duties: z.array(z.object({ name: bilingual, fromWon: won, article: z.string(), verified: z.boolean() })),
  decidedByName: z.string(),
  decidedAt: instant,
  may: z.array(AwardAction),
});

export type AwardItem = z.infer<typeof AwardItem>;
export type AwardState = z.infer<typeof AwardState>;
export type AwardSide = z.infer<typeof AwardSide>;
export type AwardAction = z.infer<typeof AwardAction>;
export type AwardChangeKind = z.infer<typeof AwardChangeKind>;
export type AwardChangeState = z.infer<typeof AwardChangeState>;
export type PlanItem = z.infer<typeof PlanItem>;
export type NewAward = z.infer<typeof NewAward>;
export type NewAwardChange = z.infer<typeof NewAwardChange>;
export type OverlapView = z.infer<typeof OverlapView>;
export type AwardLine = z.infer<typeof AwardLine>;
export type AwardList = z.infer<typeof AwardList>;
export type AwardView = z.infer<typeof AwardView>;
export type AwardChangeView = z.infer<typeof AwardChangeView>;
