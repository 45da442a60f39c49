import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { StaffMembership } from './model.ts';

/** Memberships of staff and administrators that hold; never a company's. */
export const selectStaffMemberships = async (tx: Tx): Promise<StaffMembership[]> =>
  tx
    .selectFrom('organisations.membership as m')
    .innerJoin('organisations.person as p', 'p.id', 'm.personId')
    .select(['m.id', 'm.personId', 'm.role'])
    .select(sql<boolean>`p.disabled_at is not null`.as('disabled'))
    .where('m.companyId', 'is', null)
    .where('m.endedAt', 'is', null)
    .execute();

export type StaffRow = {
  personId: string;
  name: string;
  email: string;
  disabledAt: Date | null;
  membershipId: string;
  role: string;
  agencyId: number | null;
  since: Date;
};

/** The text is compared as plain text, never as a pattern. */
export const selectStaff = (
  tx: Tx,
  filter: { text: string | undefined; agencyId: number | undefined },
): Promise<StaffRow[]> =>
  tx
    .selectFrom('organisations.membership as m')
    .innerJoin('organisations.person as p', 'p.id', 'm.personId')
    .select(['p.id as personId', 'p.name', 'p.email', 'p.disabledAt', 'm.id as membershipId', 'm.role', 'm.agencyId'])
    .select('m.createdAt as since')
    .where('m.companyId', 'is', null)
    .where('m.endedAt', 'is', null)
    .$if(filter.agencyId !== undefined, (query) => query.where('m.agencyId', '=', filter.agencyId ?? 0))
    .$if(filter.text !== undefined && filter.text !== '', (query) =>
      query.where(
        sql<boolean>`(strpos(lower(p.name), lower(${filter.text ?? ''})) > 0 or strpos(p.email, lower(${filter.text ?? ''})) > 0)`,
      ),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .orderBy('m.createdAt')
    .limit(1000)
    .execute();

export const selectPerson = (tx: Tx, id: string) =>
  tx
    .selectFrom('organisations.person')
    .select(['id', 'name', 'email', 'locale', 'disabledAt'])
    .where('id', '=', id)
    .executeTakeFirst();

export const selectPersonByEmail = (tx: Tx, email: string) =>
  tx
    .selectFrom('organisations.person')
    .select(['id', 'name', 'disabledAt'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();

export const savePersonDisabled = async (tx: Tx, id: string, at: Date | null): Promise<void> => {
  await tx.updateTable('organisations.person').set({ disabledAt: at }).where('id', '=', id).execute();
};

export const endMembership = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx
    .updateTable('organisations.membership')
    .set({ endedAt: at })
    .where('id', '=', id)
    .where('companyId', 'is', null)
    .execute();
};

export type NewStaffInvitation = {
  id: string;
  tokenHash: Buffer;
  agencyId: number | null;
  role: string;
  email: string;
  /** Null when it was made at the terminal. */
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
};
export const insertInvitation = async (tx: Tx, row: NewStaffInvitation): Promise<void> => {
  await tx.insertInto('organisations.invitation').values(row).execute();
};

export const selectInvitations = (tx: Tx, now: Date) =>
  tx
    .selectFrom('organisations.invitation')
    .select(['id', 'email', 'role', 'agencyId', 'expiresAt'])
    .where('companyId', 'is', null)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute();

export const revokeInvitation = async (tx: Tx, id: string, at: Date): Promise<boolean> =>
  (
    await tx
      .updateTable('organisations.invitation')
      .set({ revokedAt: at })
      .where('id', '=', id)
      .where('companyId', 'is', null)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const selectAgencyCodes = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('organisations.agency').select('code').orderBy('id').execute()).map(({ code }) => code);

export const agencyByCode = (tx: Tx, code: string) =>
  tx.selectFrom('organisations.agency').select('id').where('code', '=', code).executeTakeFirst();
