import type { Tx } from '#platform/database/index';

export const selectAccount = (tx: Tx, id: string) =>
  tx
    .selectFrom('organisations.person')
    .select(['id', 'name', 'email', 'phone', 'locale', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();

/** True when the row still had that version. */
export const saveAccount = async (
  tx: Tx,
  id: string,
  version: number,
  fields: { name: string; phone: string | null; locale: string },
): Promise<boolean> =>
  (
    await tx
      .updateTable('organisations.person')
      .set({ ...fields, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;
