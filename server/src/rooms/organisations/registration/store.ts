import type { Tx } from '#platform/database/index';

export const insertPerson = async (
  tx: Tx,
  row: { id: string; email: string; name: string; phone: string | null },
): Promise<void> => {
  await tx.insertInto('organisations.person').values(row).execute();
};

export const emailTaken = async (tx: Tx, email: string): Promise<boolean> =>
  (await tx.selectFrom('organisations.person').select('id').where('email', '=', email).executeTakeFirst()) !==
  undefined;

export const selectPerson = (tx: Tx, id: string) =>
  tx
    .selectFrom('organisations.person')
    .select(['id', 'name', 'email', 'phone'])
    .where('id', '=', id)
    .executeTakeFirst();

export const insertMembership = async (
  tx: Tx,
  row: { id: string; personId: string; companyId: string; role: string },
): Promise<void> => {
  await tx.insertInto('organisations.membership').values(row).execute();
};

export const hasCompany = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx
    .selectFrom('organisations.membership')
    .select('id')
    .where('personId', '=', personId)
    .where('companyId', 'is not', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst()) !== undefined;
