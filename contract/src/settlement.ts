/** 정산과 반납: what is allowed of what was spent, what is final, what comes back. */
import { z } from 'zod';
import { civilDate, id, instant, line, prose } from './fields.ts';
import { RequestState, wonAmount } from './money.ts';

export const SettlementAction = z.enum(['settle', 'askReturn']);
export const NewSettlement = z.strictObject({
  /** Made when the form opens: however often it is sent, it is one settlement. */
  key: id,
  decisions: z
    .array(
      z
        .strictObject({ expenseId: id, isAllowed: z.boolean(), reason: line(300).nullable() })
        .refine(({ isAllowed, reason }) => isAllowed || reason !== null, {
          path: ['reason'],
          error: '인정하지 않는 까닭을 적어 주세요. / Say why it is not allowed.',
        }),
    )
    .max(2000),
  reducePercent: z.int().min(0).max(100),
  reduceReason: line(300).nullable(),
  reason: prose(500),
});
export const NewReturn = z.strictObject({
  key: id,
  amountWon: wonAmount,
  receivedOn: civilDate,
  /** The number of the receipt in the treasury's own system. */
  receiptNumber: line(60),
  reason: prose(500),
});
export const AwardExportQuery = z.strictObject({ format: z.enum(['xlsx', 'json']) });

const won = z.number().int();
export const SettlementView = z.object({
  number: z.number().int(),
  state: RequestState,
  allowedGrantWon: won,
  allowedOwnWon: won,
  byRateWon: won,
  reducePercent: z.number().int(),
  reductionWon: won,
  reduceReason: z.string().nullable(),
  interestWon: won,
  finalWon: won,
  dueWon: won,
  releaseWon: won,
  byName: z.string(),
  at: instant,
  refused: z.array(
    z.object({ purpose: z.string(), vendor: z.string(), grantWon: won, ownWon: won, reason: z.string() }),
  ),
});
export const SettlementState = z.object({
  settlements: z.array(SettlementView),
  /** What a form needs to show the result before it is sent; null for companies and auditors. */
  form: z
    .object({
      grantWon: won,
      ownWon: won,
      disbursedWon: won,
      committedWon: won,
      interestWon: won,
      /** By how much it may be reduced at most for being late. */
      mostPercent: z.number().int(),
      monthsLate: z.number().int(),
      receipts: z.array(
        z.object({
          id,
          item: z.string(),
          purpose: z.string(),
          vendor: z.string(),
          grantWon: won,
          ownWon: won,
          papers: z.number().int(),
          twins: z.number().int(),
        }),
      ),
    })
    .nullable(),
  may: z.array(SettlementAction),
});
export type NewSettlement = z.infer<typeof NewSettlement>;
export type NewReturn = z.infer<typeof NewReturn>;
export type SettlementAction = z.infer<typeof SettlementAction>;
export type SettlementView = z.infer<typeof SettlementView>;
export type SettlementState = z.infer<typeof SettlementState>;
