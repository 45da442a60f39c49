import type { Tx } from '#platform/database/index';

export const selectSigner = async (tx: Tx, deskKeyId: string): Promise<string | undefined> =>
  (await tx.selectFrom('reports.deskSigner').select('verifier').where('deskKeyId', '=', deskKeyId).executeTakeFirst())
    ?.verifier;

export const insertSigner = async (
  tx: Tx,
  row: { deskKeyId: string; agencyId: number; verifier: string },
): Promise<void> => {
  await tx.insertInto('reports.deskSigner').values(row).execute();
};

export type NewReceipt = {
  reportId: string;
  agencyId: number;
  deskKeyId: string;
  note: string;
  signedBy: string;
  signedOn: string;
};
/** False when the desk signed before: the first receipt stays. */
export const insertReceipt = async (tx: Tx, row: NewReceipt): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reports.receipt')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const selectReceipts = (tx: Tx, reportId: string) =>
  tx
    .selectFrom('reports.receipt as r')
    .innerJoin('reports.deskSigner as s', 's.deskKeyId', 'r.deskKeyId')
    .select(['r.agencyId', 'r.signedOn', 'r.note', 's.verifier'])
    .where('r.reportId', '=', reportId)
    .execute();

/** The report as this agency received it. */
export const selectFiled = (tx: Tx, reportId: string, agencyId: number) =>
  tx
    .selectFrom('reports.report as p')
    .innerJoin('reports.recipient as r', 'r.reportId', 'p.id')
    .select(['p.id', 'p.digest', 'r.deskKeyId'])
    .where('p.id', '=', reportId)
    .where('r.agencyId', '=', agencyId)
    .executeTakeFirst();

export const selectBodies = async (tx: Tx, reportId: string): Promise<Buffer[]> =>
  (
    await tx.selectFrom('reports.letter').select('body').where('reportId', '=', reportId).orderBy('place').execute()
  ).map(({ body }) => body);
