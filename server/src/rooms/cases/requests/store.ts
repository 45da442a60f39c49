import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { CaseFile } from '../files/model.ts';
import { caseColumns, fileOf } from '../files/store.ts';

/** Consecutive within the year; the counter's row is held until commit, so no number is lost or given twice. */
export const nextNumber = async (tx: Tx, year: number, province: string): Promise<string> => {
  const { rows } = await sql<{ number: string }>`select cases.next_number(${year}, ${province}) as number`.execute(tx);
  const number = rows[0]?.number;
  if (!number) throw new Error('no case number was given');
  return number;
};

export const selectByKey = async (tx: Tx, companyId: string, requestKey: string): Promise<CaseFile | undefined> => {
  const row = await tx
    .selectFrom('cases.caseFile')
    .select(caseColumns)
    .where('companyId', '=', companyId)
    .where('requestKey', '=', requestKey)
    .executeTakeFirst();
  return row && fileOf(row);
};

/** False when the same form has arrived already: of two presses at once the second waits here for the first. */
export const insertCase = async (tx: Tx, file: CaseFile, requestKey: string, submittedBy: string): Promise<boolean> => {
  const { visibleTo: _visible, route, sections, ...rest } = file;
  const inserted = await tx
    .insertInto('cases.caseFile')
    .values({ ...rest, requestKey, submittedBy, route: JSON.stringify(route), sections: [...sections] })
    .onConflict((conflict) => conflict.columns(['companyId', 'requestKey']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
};

export const linkConsent = async (tx: Tx, caseId: string, consentId: string): Promise<void> => {
  await tx.updateTable('cases.caseFile').set({ consentId }).where('id', '=', caseId).execute();
};

export const selectHeld = async (tx: Tx, companyId: string): Promise<CaseFile[]> =>
  (
    await tx
      .selectFrom('cases.caseFile')
      .select(caseColumns)
      .where('companyId', '=', companyId)
      .where('status', '=', 'held')
      .orderBy('createdAt')
      .forUpdate()
      .execute()
  ).map(fileOf);
