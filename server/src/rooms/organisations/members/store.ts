import type { Tx } from '#platform/database/index';

export const selectMembers = (tx: Tx, companyId: string) =>
  tx
    .selectFrom('organisations.membership as m')
    .innerJoin('organisations.person as p', 'p.id', 'm.personId')
    .select(['m.id', 'm.personId', 'm.role', 'm.createdAt', 'p.name', 'p.email'])
    .where('m.companyId', '=', companyId)
    .where('m.endedAt', 'is', null)
    .orderBy('m.createdAt')
    .execute();

export const selectInvitations = (tx: Tx, companyId: string, now: Date) =>
  tx
    .selectFrom('organisations.invitation')
    .select(['id', 'email', 'role', 'createdAt', 'expiresAt'])
    .where('companyId', '=', companyId)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .execute();

export type NewInvitation = {
  id: string;
  tokenHash: Buffer;
  companyId: string;
  role: string;
  email: string;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
};

export const insertInvitation = async (tx: Tx, row: NewInvitation): Promise<void> => {
  await tx.insertInto('organisations.invitation').values(row).execute();
};

export const revokeInvitation = async (tx: Tx, companyId: string, id: string, at: Date): Promise<boolean> =>
  (
    await tx
      .updateTable('organisations.invitation')
      .set({ revokedAt: at })
      .where('companyId', '=', companyId)
      .where('id', '=', id)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const endMembership = async (tx: Tx, companyId: string, id: string, at: Date): Promise<void> => {
  await tx
    .updateTable('organisations.membership')
    .set({ endedAt: at })
    .where('companyId', '=', companyId)
    .where('id', '=', id)
    .execute();
};

export const selectName = (tx: Tx, personId: string) =>
  tx.selectFrom('organisations.person').select('name').where('id', '=', personId).executeTakeFirst();

/** Those of one's own organisation who work on cases; row security shows no others. */
export const selectColleagues = (tx: Tx, agencyId: number) =>
  tx
    .selectFrom('organisations.membership as m')
    .innerJoin('organisations.person as p', 'p.id', 'm.personId')
    .select(['p.id', 'p.name'])
    .distinct()
    .where('m.agencyId', '=', agencyId)
    .where('m.endedAt', 'is', null)
    .where('m.role', '<>', 'auditor')
    .where('p.disabledAt', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();

/** Where to write to those who answer for a company or work at a desk. For the machine's own mails: row security shows a person no strangers. */
export const selectAddresses = (
  tx: Tx,
  of: { companyId: string } | { agencyId: number; role?: 'manager' | 'auditor' },
) =>
  tx
    .selectFrom('organisations.membership as m')
    .innerJoin('organisations.person as p', 'p.id', 'm.personId')
    .select(['p.id as personId', 'p.email', 'p.locale'])
    .distinct()
    .where((eb) => ('companyId' in of ? eb('m.companyId', '=', of.companyId) : eb('m.agencyId', '=', of.agencyId)))
    .where(
      'm.role',
      'in',
      'role' in of ? [of.role] : ['representative', 'securityOfficer', 'intake', 'officer', 'manager'],
    )
    .where('m.endedAt', 'is', null)
    .where('p.disabledAt', 'is', null)
    .orderBy('p.id')
    .execute();

export const selectAddress = (tx: Tx, personId: string) =>
  tx
    .selectFrom('organisations.person')
    .select(['id as personId', 'email', 'locale'])
    .where('id', '=', personId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();

export const selectCompanyName = (tx: Tx, companyId: string) =>
  tx.selectFrom('organisations.company').select('name').where('id', '=', companyId).executeTakeFirst();

/** Where a person belongs today; nothing when the account is closed. For the machine: row security shows a person no strangers. */
export const selectBelongings = (tx: Tx, personId: string) =>
  tx
    .selectFrom('organisations.membership as m')
    .innerJoin('organisations.person as p', 'p.id', 'm.personId')
    .select(['m.agencyId', 'm.companyId'])
    .where('m.personId', '=', personId)
    .where('m.endedAt', 'is', null)
    .where('p.disabledAt', 'is', null)
    .execute();
