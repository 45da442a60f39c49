import type { Tx } from '#platform/database/index';
import type { Invitation } from './model.ts';

export const selectInvitation = (tx: Tx, tokenHash: Buffer): Promise<Invitation | undefined> =>
  tx
    .selectFrom('organisations.invitation')
    .select(['id', 'agencyId', 'companyId', 'role', 'email', 'expiresAt', 'usedAt', 'revokedAt'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();

/** True for the one who uses it. */
export const useInvitation = async (tx: Tx, id: string, at: Date): Promise<boolean> =>
  (
    await tx
      .updateTable('organisations.invitation')
      .set({ usedAt: at })
      .where('id', '=', id)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const selectEmail = (tx: Tx, personId: string) =>
  tx.selectFrom('organisations.person').select('email').where('id', '=', personId).executeTakeFirst();

export const emailKnown = async (tx: Tx, email: string): Promise<boolean> =>
  (await tx.selectFrom('organisations.person').select('id').where('email', '=', email).executeTakeFirst()) !==
  undefined;

export const insertPerson = async (
  tx: Tx,
  row: { id: string; email: string; name: string; phone: string | null },
): Promise<void> => {
  await tx.insertInto('organisations.person').values(row).execute();
};

export type NewMembership = {
  id: string;
  personId: string;
  role: string;
  agencyId: number | null;
  companyId: string | null;
};
export const insertMembership = async (tx: Tx, row: NewMembership): Promise<void> => {
  await tx.insertInto('organisations.membership').values(row).execute();
};

/** A new role in the same organisation takes the place of the old one. */
export const endSameMembership = async (tx: Tx, row: NewMembership, at: Date): Promise<void> => {
  await tx
    .updateTable('organisations.membership')
    .set({ endedAt: at })
    .where('personId', '=', row.personId)
    .where('agencyId', 'is not distinct from', row.agencyId)
    .where('companyId', 'is not distinct from', row.companyId)
    // Administrators and experts belong to no organisation; becoming the one does not end the other.
    .$if(row.agencyId === null && row.companyId === null, (query) => query.where('role', '=', row.role))
    .where('endedAt', 'is', null)
    .execute();
};

/** Active administrators who can sign in; a disabled person does not count. */
export const countAdministrators = async (tx: Tx): Promise<number> => {
  const row = await tx
    .selectFrom('organisations.membership as m')
    .innerJoin('organisations.person as p', 'p.id', 'm.personId')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('m.role', '=', 'administrator')
    .where('m.endedAt', 'is', null)
    .where('p.disabledAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

export const selectOrganisationName = async (
  tx: Tx,
  { agencyId, companyId }: Pick<Invitation, 'agencyId' | 'companyId'>,
  on: string,
): Promise<{ ko: string; en: string } | null> => {
  if (companyId !== null) {
    const company = await tx
      .selectFrom('organisations.company')
      .select('name')
      .where('id', '=', companyId)
      .executeTakeFirst();
    return company ? { ko: company.name, en: company.name } : null;
  }
  if (agencyId === null) return null;
  const agency = await tx
    .selectFrom('organisations.agencyName')
    .select(['nameKo', 'nameEn'])
    .where('agencyId', '=', agencyId)
    .where('validFrom', '<=', on)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return agency ? { ko: agency.nameKo, en: agency.nameEn } : null;
};
