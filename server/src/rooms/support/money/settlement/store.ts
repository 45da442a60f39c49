import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';

type Of = { awardId: string; agencyId: number; companyId: string };
type Result = {
  allowedGrantWon: number;
  allowedOwnWon: number;
  byRateWon: number;
  reducePercent: number;
  reductionWon: number;
  reduceReason: string | null;
  interestWon: number;
  finalWon: number;
  dueWon: number;
  releaseWon: number;
};
export type SettlementRow = Result & {
  id: string;
  number: number;
  settledByName: string;
  settledAt: Date;
  isPosted: boolean;
  refused: { purpose: string; vendor: string; grantWon: number; ownWon: number; reason: string }[];
};

/** Waits for whoever is writing a receipt or a request about this award; afterwards they wait for us. */
export const holdAward = async (tx: Tx, awardId: string): Promise<void> => {
  await sql`select support.hold_for_settlement(${awardId})`.execute(tx);
};

const refusedShape = z.array(
  z.object({
    purpose: z.string(),
    vendor: z.string(),
    grantWon: z.number().int(),
    ownWon: z.number().int(),
    reason: z.string(),
  }),
);
export const selectSettlements = async (tx: Tx, awardId: string): Promise<SettlementRow[]> => {
  const { rows } = await sql<Omit<SettlementRow, 'refused'> & { refused: unknown }>`
    select s.id, s.number, s.allowed_grant_won, s.allowed_own_won, s.by_rate_won, s.reduce_percent, s.reduction_won, s.reduce_reason, s.interest_won,
           s.final_won, s.due_won, s.release_won, s.settled_by_name, s.settled_at,
           exists (select 1 from support.ledger_entry e where e.subject_id = s.id) as is_posted,
           coalesce((select jsonb_agg(jsonb_build_object('purpose', x.purpose, 'vendor', x.vendor, 'grantWon', x.grant_won, 'ownWon', x.own_won, 'reason', d.reason) order by x.place)
                       from support.receipt_decision d join support.expense x on x.id = d.expense_id where d.settlement_id = s.id and not d.allowed), '[]') as refused
      from support.settlement s where s.award_id = ${awardId} order by s.number desc limit 99`.execute(tx);
  return rows.map((row) => ({ ...row, refused: refusedShape.parse(row.refused) }));
};

export const insertSettlement = async (
  tx: Tx,
  row: Of & Result & { id: string; number: number; settledBy: string; settledByName: string; settledAt: Date },
): Promise<void> => {
  await tx.insertInto('support.settlement').values(row).execute();
};
export const insertDecisions = async (
  tx: Tx,
  of: Of & { settlementId: string },
  rows: readonly { expenseId: string; allowed: boolean; reason: string | null }[],
): Promise<void> => {
  if (rows.length === 0) return;
  await tx
    .insertInto('support.receiptDecision')
    .values(rows.map((row) => ({ ...of, ...row })))
    .execute();
};
