import { CheckOutcome, type ExpenseRow } from '@boru/contract/spending';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';

export type Of = { awardId: string; agencyId: number; companyId: string };

export type StoredExpense = Omit<ExpenseRow, 'key'> & {
  id: string;
  enteredByName: string;
  enteredAt: Date;
  cancelledFor: string | null;
  papers: { id: string; name: string; sha256: string }[];
};
const papersShape = z.array(z.object({ id: z.uuid(), name: z.string(), sha256: z.string() }));
/** Every receipt of an award, the newest first; those that were cancelled say why. */
export const selectExpenses = async (tx: Tx, awardId: string): Promise<StoredExpense[]> => {
  const { rows } = await sql<Omit<StoredExpense, 'papers'> & { papers: unknown }>`
    select x.id, x.item, x.vendor, x.vendor_number, x.spent_on, x.grant_won, x.own_won, x.purpose, x.receipt_number, x.entered_by_name, x.entered_at,
           c.reason as cancelled_for,
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'sha256', encode(p.sha256, 'hex')) order by p.added_at)
                       from support.expense_paper p where p.expense_id = x.id), '[]') as papers
      from support.expense x left join support.expense c on c.cancels = x.id
     where x.award_id = ${awardId} and x.cancels is null order by x.place desc limit 2000`.execute(tx);
  return rows.map((row) => ({ ...row, papers: papersShape.parse(row.papers) }));
};

type Entered = { id: string; enteredBy: string; enteredByName: string; enteredAt: Date };
/** How many were new; a key that was used before is the same receipt. The database posts each of them. */
export const insertExpenses = async (
  tx: Tx,
  of: Of,
  rows: readonly (ExpenseRow & Entered & { cancels?: string; reason?: string })[],
): Promise<number> =>
  Number(
    (
      await tx
        .insertInto('support.expense')
        .values(rows.map((row) => ({ ...of, ...row })))
        .onConflict((one) => one.columns(['companyId', 'key']).doNothing())
        .executeTakeFirst()
    ).numInsertedOrUpdatedRows ?? 0n,
  );
/** Which of these keys are receipts already. */
export const selectKnownKeys = async (tx: Tx, awardId: string, keys: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx
        .selectFrom('support.expense')
        .select('key')
        .where('awardId', '=', awardId)
        .where('key', 'in', [...keys])
        .execute()
    ).map(({ key }) => key),
  );

export const insertPaper = async (
  tx: Tx,
  row: Of & {
    id: string;
    expenseId: string;
    fileId: string;
    name: string;
    sha256: Buffer;
    addedBy: string;
    addedAt: Date;
  },
): Promise<void> => {
  await tx.insertInto('support.expensePaper').values(row).execute();
};
export const selectPaper = (tx: Tx, awardId: string, id: string) =>
  tx
    .selectFrom('support.expensePaper')
    .select(['id', 'fileId', 'name'])
    .where('awardId', '=', awardId)
    .where('id', '=', id)
    .executeTakeFirst();

export type Twin = { expenseId: string; agencyId: number; reference: string };
/** The same receipts in other awards, of whatever agency: whom to ask and which number to name. */
export const selectTwins = async (tx: Tx, awardId: string): Promise<Twin[]> =>
  (await sql<Twin>`select expense_id, agency_id, reference from support.same_receipts(${awardId})`.execute(tx)).rows;

export const insertCheck = async (
  tx: Tx,
  row: Of & {
    id: string;
    doneOn: string;
    outcome: CheckOutcome;
    findings: string;
    notedBy: string;
    notedByName: string;
    notedAt: Date;
  },
): Promise<void> => {
  await tx.insertInto('support.awardCheck').values(row).execute();
};
export const selectChecks = async (tx: Tx, awardId: string) =>
  (
    await tx
      .selectFrom('support.awardCheck')
      .select(['id', 'doneOn', 'outcome', 'findings', 'notedByName', 'notedAt'])
      .where('awardId', '=', awardId)
      .orderBy('notedAt', 'desc')
      .limit(100)
      .execute()
  ).map((row) => ({ ...row, outcome: CheckOutcome.parse(row.outcome) }));

/** False when somebody handed in this number in the meantime. */
export const insertReport = async (
  tx: Tx,
  row: Of & {
    id: string;
    number: number;
    completedOn: string;
    summary: string;
    interestWon: number;
    handedInBy: string;
    handedInByName: string;
    handedInAt: Date;
  },
): Promise<boolean> =>
  (
    await tx
      .insertInto('support.resultReport')
      .values(row)
      .onConflict((one) => one.columns(['awardId', 'number']).doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;
export const selectReports = (tx: Tx, awardId: string) =>
  tx
    .selectFrom('support.resultReport')
    .select(['id', 'number', 'completedOn', 'summary', 'interestWon', 'handedInByName', 'handedInAt'])
    .where('awardId', '=', awardId)
    .orderBy('number', 'desc')
    .execute();
