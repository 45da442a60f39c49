import type { Tx } from '#platform/database/index';

export type ContactRow = {
  id: string;
  companyId: string;
  personId: string | null;
  name: string;
  position: string;
  email: string;
  phone: string;
};
export type SiteRow = {
  id: string;
  companyId: string;
  name: string;
  municipality: string;
  industrialZone: string | null;
  address: string;
};

export const insertContact = async (tx: Tx, row: ContactRow): Promise<void> => {
  await tx.insertInto('organisations.contact').values(row).execute();
};

export const insertSite = async (tx: Tx, row: SiteRow): Promise<void> => {
  await tx.insertInto('organisations.site').values(row).execute();
};

export const selectContacts = (tx: Tx, companyId: string) =>
  tx
    .selectFrom('organisations.contact')
    .select(['id', 'name', 'position', 'email', 'phone', 'version'])
    .where('companyId', '=', companyId)
    .orderBy('id')
    .execute();

export const selectSites = (tx: Tx, companyId: string) =>
  tx
    .selectFrom('organisations.site')
    .select(['id', 'name', 'municipality', 'industrialZone', 'address', 'version'])
    .where('companyId', '=', companyId)
    .orderBy('id')
    .execute();

export const saveContact = async (
  tx: Tx,
  companyId: string,
  id: string,
  version: number,
  set: Omit<ContactRow, 'id' | 'companyId' | 'personId'>,
): Promise<boolean> =>
  (
    await tx
      .updateTable('organisations.contact')
      .set({ ...set, version: version + 1 })
      .where('companyId', '=', companyId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const saveSite = async (
  tx: Tx,
  companyId: string,
  id: string,
  version: number,
  set: Omit<SiteRow, 'id' | 'companyId'>,
): Promise<boolean> =>
  (
    await tx
      .updateTable('organisations.site')
      .set({ ...set, version: version + 1 })
      .where('companyId', '=', companyId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const deleteContact = async (tx: Tx, companyId: string, id: string): Promise<void> => {
  await tx.deleteFrom('organisations.contact').where('companyId', '=', companyId).where('id', '=', id).execute();
};

export const deleteSite = async (tx: Tx, companyId: string, id: string): Promise<boolean> =>
  (await tx.deleteFrom('organisations.site').where('companyId', '=', companyId).where('id', '=', id).executeTakeFirst())
    .numDeletedRows === 1n;
