import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { KeyRow, OfficerKey } from './model.ts';

/** The asking person's agency when that person is named to its team; null for everybody else. */
export const reportingAgency = async (tx: Tx): Promise<number | null> =>
  (await sql<{ agency: number | null }>`select app.reporting_agency() as agency`.execute(tx)).rows[0]?.agency ?? null;

/** Keys of desks, of every agency, that somebody can open at this moment. */
export const selectReadKeys = async (tx: Tx): Promise<Set<string>> =>
  new Set((await sql<{ keys: string[] }>`select app.read_desk_keys() as keys`.execute(tx)).rows[0]?.keys ?? []);

export type Seat = { personId: string; hasKey: boolean; reads: boolean; alone: boolean };
/** The team of the asking person's agency, for the team and for a manager. */
export const selectSeats = async (tx: Tx): Promise<Map<string, Seat>> => {
  const { rows } = await sql<Seat>`select person_id, has_key, reads, alone from app.reporting_seats()`.execute(tx);
  return new Map(rows.map((seat) => [seat.personId, seat]));
};

export const selectTeam = async (tx: Tx, agencyId: number): Promise<Set<string>> => {
  const rows = await tx
    .selectFrom('reports.teamMember')
    .select('personId')
    .where('agencyId', '=', agencyId)
    .where('removedAt', 'is', null)
    .execute();
  return new Set(rows.map(({ personId }) => personId));
};

export const nameToTeam = async (tx: Tx, agencyId: number, personId: string, namedBy: string): Promise<void> => {
  await tx
    .insertInto('reports.teamMember')
    .values({ agencyId, personId, namedBy })
    .onConflict((conflict) =>
      conflict.columns(['agencyId', 'personId']).doUpdateSet({ removedAt: null, namedBy, namedAt: sql<Date>`now()` }),
    )
    .execute();
};

export const removeFromTeam = async (tx: Tx, personId: string): Promise<boolean> =>
  (await sql<{ removed: boolean }>`select reports.remove_member(${personId}) as removed`.execute(tx)).rows[0]
    ?.removed ?? false;

export const selectOfficerKeys = (tx: Tx, agencyId: number): Promise<OfficerKey[]> =>
  tx
    .selectFrom('reports.officerKey')
    .select(['id', 'personId', 'recipient'])
    .where('agencyId', '=', agencyId)
    .where('revokedAt', 'is', null)
    .execute();

export const selectLocked = async (tx: Tx, keyId: string): Promise<Buffer | null> =>
  (await tx.selectFrom('reports.officerLock').select('locked').where('officerKeyId', '=', keyId).executeTakeFirst())
    ?.locked ?? null;

export const endMyKey = async (tx: Tx): Promise<void> => {
  await sql`select reports.end_my_key()`.execute(tx);
};

export const insertOfficerKey = async (
  tx: Tx,
  key: { id: string; agencyId: number; personId: string; recipient: string },
  locked: Buffer,
): Promise<void> => {
  await tx.insertInto('reports.officerKey').values(key).execute();
  await tx.insertInto('reports.officerLock').values({ officerKeyId: key.id, personId: key.personId, locked }).execute();
};

export const selectPasskey = (tx: Tx, keyId: string) =>
  tx
    .selectFrom('reports.officerPasskey')
    .select(['credential', 'salt', 'locked'])
    .where('officerKeyId', '=', keyId)
    .executeTakeFirst();

export const deletePasskey = async (tx: Tx, keyId: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('reports.officerPasskey')
    .where('officerKeyId', '=', keyId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

export const insertPasskey = async (
  tx: Tx,
  passkey: { officerKeyId: string; personId: string; credential: Buffer; salt: Buffer; locked: Buffer },
): Promise<void> => {
  await tx.insertInto('reports.officerPasskey').values(passkey).execute();
};

const keyColumns = ['id', 'agencyId', 'recipient', 'recoveryRecipient', 'madeOn', 'retiredOn'] as const;

/** Newest first; of one agency, or of all. */
export const selectDeskKeys = (tx: Tx, agencyId?: number): Promise<KeyRow[]> =>
  tx
    .selectFrom('reports.deskKey')
    .select(keyColumns)
    .$if(agencyId !== undefined, (query) => query.where('agencyId', '=', agencyId ?? 0))
    .orderBy('enteredAt', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();

export const selectKeyEntry = async (tx: Tx, id: string): Promise<Date | undefined> =>
  (await tx.selectFrom('reports.deskKey').select('enteredAt').where('id', '=', id).executeTakeFirst())?.enteredAt;

export const selectShares = (tx: Tx, agencyId: number) =>
  tx
    .selectFrom('reports.deskShare')
    .select(['deskKeyId', 'officerKeyId', 'wrapped'])
    .where('agencyId', '=', agencyId)
    .execute();

export const retireKey = async (tx: Tx, agencyId: number, on: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('reports.deskKey')
    .set({ retiredOn: on })
    .where('agencyId', '=', agencyId)
    .where('retiredOn', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const insertDeskKey = async (
  tx: Tx,
  key: { id: string; agencyId: number; recipient: string; recoveryRecipient: string; madeOn: string },
): Promise<void> => {
  await tx.insertInto('reports.deskKey').values(key).execute();
};

export type NewShare = {
  id: string;
  deskKeyId: string;
  agencyId: number;
  officerKeyId: string | null;
  wrapped: Buffer;
  sharedBy: string;
};

/** A share given twice stays the first: sealing the same key again changes nothing for whoever opens it. */
export const insertShares = async (tx: Tx, shares: readonly NewShare[]): Promise<void> => {
  await tx
    .insertInto('reports.deskShare')
    .values([...shares])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
