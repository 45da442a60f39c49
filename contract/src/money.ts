/** 예산과 원장: budget lines, requests that others approve, and what is posted. Boru tracks money and never pays. */
import { z } from 'zod';
import { bilingual, civilDate, id, instant, line, prose } from './fields.ts';

const wish = {
  /** Made when the form opens: however often it is sent, it is done once. */
  key: id,
  reason: prose(500),
  basis: line(200),
};
export const wonAmount = z
  .int({ error: '원 단위의 정수로 적어 주세요. / Use whole won.' })
  .min(1, { error: '1원부터 적을 수 있습니다. / At least one won.' })
  .max(Number.MAX_SAFE_INTEGER);

export const EntryKind = z.enum([
  'budget',
  'revise',
  'carry',
  'commit',
  'release',
  'disburse',
  'spend',
  'settle',
  'return',
]);
export const RequestKind = z.enum([
  'budget',
  'revise',
  'carry',
  'commit',
  'release',
  'disburse',
  'settle',
  'return',
  'reverse',
]);
export const RequestState = z.enum(['waiting', 'approved', 'posted', 'refused', 'withdrawn']);
export const MoneyStepKind = z.enum(['approve', 'refuse', 'withdraw', 'carryOut']);
export const AccountKind = z.enum([
  'assembly',
  'available',
  'treasury',
  'committed',
  'held',
  'spent',
  'due',
  'interest',
  'ownSource',
  'ownSpent',
]);

export const BudgetYear = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});
export const NewBudgetLine = z.strictObject({
  programmeId: id,
  fiscalYear: z.int().min(2000).max(2100),
  name: line(100),
  /** The article of the ordinance or law that allows the money. */
  article: line(200),
  isArticleVerified: z.boolean(),
  clause: line(100).nullable(),
});
const year = { ...wish, amountWon: wonAmount };
/** What an agency may ask for around its budget; what belongs to an award is asked for there. */
export const BudgetWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('budget'), lineId: id, ...year }),
  /** More, less, or from one line to another of the same year. */
  z.strictObject({ kind: z.literal('revise'), fromLineId: id.nullable(), toLineId: id.nullable(), ...year }),
  z.strictObject({ kind: z.literal('carry'), fromLineId: id, toLineId: id, ...year }),
  z.strictObject({ kind: z.literal('reverse'), entryId: id, ...wish }),
]);
export const RequestPath = z.strictObject({ id });
export const Approval = z.strictObject({ words: line(300).nullable() });
export const Refusal = z.strictObject({ words: line(300) });
/** Paid elsewhere: when, and under which number of the paying system. */
export const Payment = z.strictObject({ paidOn: civilDate, paidReference: line(100) });
export const NewApprovalRule = z.strictObject({
  validFrom: civilDate,
  secondFromWon: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  reason: line(300),
});

const figures = {
  budgetWon: z.number().int(),
  revisedWon: z.number().int(),
  carriedWon: z.number().int(),
  committedWon: z.number().int(),
  disbursedWon: z.number().int(),
  spentWon: z.number().int(),
  dueWon: z.number().int(),
  returnedWon: z.number().int(),
  availableWon: z.number().int(),
};
export const BudgetLineView = z.object({
  id,
  programmeId: id,
  programmeName: bilingual,
  fiscalYear: z.number().int(),
  name: z.string(),
  article: z.string(),
  isArticleVerified: z.boolean(),
  clause: z.string().nullable(),
  ...figures,
});
export const MoneyStepView = z.object({
  kind: MoneyStepKind,
  words: z.string().nullable(),
  byName: z.string(),
  at: instant,
  paidOn: civilDate.nullable(),
  paidReference: z.string().nullable(),
});
export const MoneyRequestView = z.object({
  id,
  kind: RequestKind,
  state: RequestState,
  amountWon: z.number().int(),
  /** From where to where, in the order of the moves. */
  moves: z.array(
    z.object({ from: AccountKind, fromLine: z.string(), to: AccountKind, toLine: z.string(), won: z.number().int() }),
  ),
  awardId: id.nullable(),
  subjectId: id.nullable(),
  reason: z.string(),
  basis: z.string(),
  approvalsNeeded: z.number().int(),
  needsPayer: z.boolean(),
  requestedByName: z.string(),
  requestedAt: instant,
  steps: z.array(MoneyStepView),
  may: z.array(MoneyStepKind),
});
export const BudgetView = z.object({
  year: z.number().int(),
  years: z.array(z.number().int()),
  lines: z.array(BudgetLineView),
  /** Lines of the year after, into which money can be carried. */
  nextLines: z.array(z.object({ id, name: z.string(), programmeName: bilingual })),
  requests: z.array(MoneyRequestView),
  programmes: z.array(
    z.object({
      id,
      name: bilingual,
      basis: z.array(z.object({ text: z.string(), verified: z.boolean() })),
      clause: z.string().nullable(),
    }),
  ),
  rule: z.object({
    secondFromWon: z.number().int(),
    validFrom: civilDate.nullable(),
    next: NewApprovalRule.nullable(),
  }),
  mayWork: z.boolean(),
  mayManage: z.boolean(),
});
export const EntryView = z.object({
  id,
  kind: EntryKind,
  amountWon: z.number().int(),
  awardId: id.nullable(),
  expenseId: id.nullable(),
  requestId: id.nullable(),
  isReversal: z.boolean(),
  isReversed: z.boolean(),
  reason: z.string(),
  basis: z.string(),
  paidOn: civilDate.nullable(),
  paidReference: z.string().nullable(),
  byName: z.string(),
  at: instant,
  postings: z.array(z.object({ account: AccountKind, item: z.string().nullable(), won: z.number().int() })),
});
export const BudgetLineDetail = z.object({
  line: BudgetLineView,
  /** Newest first, at most five hundred. */
  entries: z.array(EntryView),
  hasMore: z.boolean(),
  mayWork: z.boolean(),
});
export const BudgetExportQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100),
  format: z.enum(['xlsx', 'json']),
});

export type EntryKind = z.infer<typeof EntryKind>;
export type RequestKind = z.infer<typeof RequestKind>;
export type RequestState = z.infer<typeof RequestState>;
export type MoneyStepKind = z.infer<typeof MoneyStepKind>;
export type AccountKind = z.infer<typeof AccountKind>;
export type BudgetWish = z.infer<typeof BudgetWish>;
export type BudgetLineView = z.infer<typeof BudgetLineView>;
export type MoneyRequestView = z.infer<typeof MoneyRequestView>;
export type BudgetView = z.infer<typeof BudgetView>;
export type BudgetLineDetail = z.infer<typeof BudgetLineDetail>;
export type EntryView = z.infer<typeof EntryView>;
