/** 보조금의 집행: receipts of a company out of an award, their papers, interim checks and the report of the result. */
import { z } from 'zod';
import { bilingual, civilDate, id, instant, line, prose } from './fields.ts';

export const SpendingAction = z.enum(['enterExpense', 'noteCheck', 'handInResult']);
export const CheckOutcome = z.enum(['inOrder', 'toCorrect', 'toStop']);

const share = z
  .int({ error: '원 단위의 정수로 적어 주세요. / Use whole won.' })
  .min(0, { error: '0원보다 적을 수 없습니다. / Not less than nothing.' })
  .max(Number.MAX_SAFE_INTEGER);
export const ExpenseRow = z
  .strictObject({
    /** Made with the row: however often it is sent, it is one receipt. */
    key: id,
    item: line(60),
    vendor: line(100),
    vendorNumber: z
      .string()
      .regex(/^\d{10}$/, { error: '사업자등록번호 숫자 열 자리를 적어 주세요. / Ten digits of the business number.' })
      .nullable(),
    spentOn: civilDate,
    grantWon: share,
    ownWon: share,
    purpose: line(200),
    receiptNumber: line(60).nullable(),
  })
  .refine(({ grantWon, ownWon }) => grantWon + ownWon > 0, {
    path: ['grantWon'],
    error: '보조금이나 자부담 가운데 하나는 적어 주세요. / Either grant or own share is needed.',
  });
export const NewExpenses = z.strictObject({ rows: z.array(ExpenseRow).min(1).max(300) });
export const ExpensePath = z.strictObject({ awardId: id, expenseId: id });
export const ExpensePaperPath = z.strictObject({ awardId: id, paperId: id });
export const ExpenseCancel = z.strictObject({ key: id, reason: line(300) });
export const NewAwardCheck = z.strictObject({ doneOn: civilDate, outcome: CheckOutcome, findings: prose(1000) });
export const NewResultReport = z.strictObject({
  /** The newest number the writer has seen. */
  seen: z.int().min(0).max(99),
  completedOn: civilDate,
  summary: prose(4000),
  interestWon: share,
});

const won = z.number().int();
export const ExpenseView = z.object({
  id,
  item: z.string(),
  vendor: z.string(),
  vendorNumber: z.string().nullable(),
  spentOn: civilDate,
  grantWon: won,
  ownWon: won,
  purpose: z.string(),
  receiptNumber: z.string().nullable(),
  enteredByName: z.string(),
  enteredAt: instant,
  /** Why it was cancelled; null while it stands. */
  cancelledFor: z.string().nullable(),
  papers: z.array(z.object({ id, name: z.string(), sha256: z.string() })),
  /** Where the same receipt stands in another award; for the agency only. */
  twins: z.array(z.object({ agencyName: bilingual, reference: z.string() })),
});
export const SpendingView = z.object({
  expenses: z.array(ExpenseView),
  checks: z.array(
    z.object({
      id,
      doneOn: civilDate,
      outcome: CheckOutcome,
      findings: z.string(),
      byName: z.string(),
      at: instant,
    }),
  ),
  reports: z.array(
    z.object({
      number: z.number().int(),
      completedOn: civilDate,
      summary: z.string(),
      interestWon: won,
      byName: z.string(),
      at: instant,
    }),
  ),
  /** The last day for the report, by the rule of the catalogue; null where no rule is in force. */
  due: z
    .object({
      dueOn: civilDate,
      from: civilDate,
      article: z.string(),
      verified: z.boolean(),
      note: z.string().nullable(),
    })
    .nullable(),
  items: z.array(z.string()),
  heldWon: won,
  may: z.array(SpendingAction),
});

export type SpendingAction = z.infer<typeof SpendingAction>;
export type CheckOutcome = z.infer<typeof CheckOutcome>;
export type ExpenseRow = z.infer<typeof ExpenseRow>;
export type ExpenseView = z.infer<typeof ExpenseView>;
export type SpendingView = z.infer<typeof SpendingView>;
export type NewResultReport = z.infer<typeof NewResultReport>;
