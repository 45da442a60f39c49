import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Claim } from './model.ts';

const columns = [
  'id',
  'companyId',
  'agencyId',
  'email',
  'reason',
  'invitedByName',
  'createdAt',
  'expiresAt',
  'usedAt',
  'usedBy',
  'revokedAt',
] as const;

export const selectListed = (tx: Tx, id: string) =>
  tx
    .selectFrom('organisations.company')
    .select(['id', 'businessNumber', 'name', 'status', 'importId'])
    .where('id', '=', id)
    .where('status', '<>', 'merged')
    .executeTakeFirst();

/** Row security narrows: the secretariat learns of no call that another desk took. */
export const selectSame = (tx: Tx, id: string, businessNumber: string) =>
  tx
    .selectFrom('organisations.company')
    .select(['id', 'name', 'status', 'importId', 'createdAt'])
    .where('businessNumber', '=', businessNumber)
    .where('id', '<>', id)
    .where('status', 'in', ['unconfirmed', 'confirmed', 'refused'])
    .orderBy('createdAt')
    .limit(20)
    .execute();

/** The address in the list, not one that somebody adds later: the first contact that came with the row. */
export const selectListedAddress = async (tx: Tx, companyId: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('organisations.contact')
    .select('email')
    .where('companyId', '=', companyId)
    .where('personId', 'is', null)
    .where('email', '<>', '')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.email ?? null;
};

export type NewClaim = Omit<Claim, 'usedAt' | 'usedBy' | 'revokedAt'> & { tokenHash: Buffer; invitedBy: string };
export const insertClaim = async (tx: Tx, row: NewClaim): Promise<void> => {
  await tx.insertInto('organisations.claimInvitation').values(row).execute();
};

export const revokeClaims = async (tx: Tx, companyId: string, id: string | null, at: Date): Promise<number> => {
  const result = await tx
    .updateTable('organisations.claimInvitation')
    .set({ revokedAt: at })
    .where('companyId', '=', companyId)
    .$if(id !== null, (query) => query.where('id', '=', id ?? ''))
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
};

export const selectClaims = (tx: Tx, companyId: string): Promise<Claim[]> =>
  tx
    .selectFrom('organisations.claimInvitation')
    .select(columns)
    .where('companyId', '=', companyId)
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute();

export const selectClaimUsedBy = (tx: Tx, companyId: string): Promise<Claim | undefined> =>
  tx
    .selectFrom('organisations.claimInvitation')
    .select(columns)
    .where('usedBy', '=', companyId)
    .orderBy('usedAt', 'desc')
    .limit(1)
    .executeTakeFirst();

export const selectClaimByToken = (tx: Tx, tokenHash: Buffer, lock: boolean): Promise<Claim | undefined> =>
  tx
    .selectFrom('organisations.claimInvitation')
    .select(columns)
    .where('tokenHash', '=', tokenHash)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();

export const useClaim = async (tx: Tx, id: string, companyId: string, at: Date): Promise<void> => {
  await tx
    .updateTable('organisations.claimInvitation')
    .set({ usedAt: at, usedBy: companyId })
    .where('id', '=', id)
    .execute();
};

export const selectListing = (tx: Tx, companyId: string) =>
  tx
    .selectFrom('organisations.company as c')
    .leftJoin('organisations.companyImport as i', 'i.id', 'c.importId')
    .select([
      'c.businessNumber',
      'c.name',
      'c.representativeName',
      'c.corporateNumber',
      'c.size',
      'c.ksicCode',
      'c.municipality',
      'c.industrialZone',
      'c.address',
      'c.employees',
      'i.source',
    ])
    .where('c.id', '=', companyId)
    .executeTakeFirst();

export type TakenOver = { formerId: string; formerKind: 'call' | 'list'; caseIds: string[] };

/** Moves what hangs on earlier records of the same business to the confirmed company. Again: nothing is left to move. */
export const takeOver = async (tx: Tx, companyId: string): Promise<TakenOver[]> =>
  (await sql<TakenOver>`select * from organisations.take_over(${companyId})`.execute(tx)).rows;

export const selectFormers = (tx: Tx, companyId: string) =>
  tx
    .selectFrom('organisations.company')
    .select(['id', 'name', 'importId', 'takenByAgency', 'createdAt', 'takenOverAt'])
    .where('takenOverBy', '=', companyId)
    .orderBy('createdAt')
    .execute();
