import { hashToken, newId, newToken } from '#kernel/ids';
import type { Tx } from '../database/index.ts';
import { type Audience, endOf, lifetimes } from './policy.ts';

export type Opened = { token: string; maxAge: number };

const audienceOf = async (tx: Tx, personId: string, membershipId: string | null): Promise<Audience> => {
  if (membershipId === null) return 'guest';
  const membership = await tx
    .selectFrom('organisations.membership')
    .select('companyId')
    .where('id', '=', membershipId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (!membership) return 'guest';
  return membership.companyId === null ? 'staff' : 'company';
};

const maxAgeOf = (audience: Audience): number => lifetimes[audience].absoluteMinutes * 60;

/** Always a fresh secret: a token that somebody planted before the sign-in is worth nothing after it. */
export const openSession = async (
  tx: Tx,
  opening: { personId: string; membershipId: string | null; secondFactor: boolean; device: string; now: Date },
): Promise<Opened> => {
  const { personId, membershipId, secondFactor, device, now } = opening;
  const token = newToken();
  const audience = await audienceOf(tx, personId, membershipId);
  await tx
    .insertInto('platform.session')
    .values({
      tokenHash: hashToken(token),
      id: newId(now.getTime()),
      personId,
      membershipId,
      secondFactorAt: secondFactor ? now : null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: endOf(audience, now, now),
      device,
    })
    .execute();
  return { token, maxAge: maxAgeOf(audience) };
};

/** Whoever gains rights mid-session gets a new secret; the old one dies in the same statement. */
export const renewSession = async (
  tx: Tx,
  ticket: string,
  change: { membershipId?: string; secondFactor?: true },
  now: Date,
): Promise<Opened | null> => {
  const token = newToken();
  const row = await tx
    .updateTable('platform.session')
    .set({
      tokenHash: hashToken(token),
      lastSeenAt: now,
      ...(change.secondFactor ? { secondFactorAt: now } : {}),
      ...(change.membershipId === undefined ? {} : { membershipId: change.membershipId }),
    })
    .where('tokenHash', '=', hashToken(ticket))
    .where('revokedAt', 'is', null)
    .returning(['id', 'personId', 'membershipId', 'createdAt'])
    .executeTakeFirst();
  if (!row) return null;
  const audience = await audienceOf(tx, row.personId, row.membershipId);
  await tx
    .updateTable('platform.session')
    .set({ expiresAt: endOf(audience, row.createdAt, now) })
    .where('id', '=', row.id)
    .execute();
  return { token, maxAge: maxAgeOf(audience) };
};

export type CurrentSession = {
  id: string;
  personId: string;
  membershipId: string | null;
  secondFactorAt: Date | null;
  expiresAt: Date;
};

export const currentSession = (tx: Tx, ticket: string): Promise<CurrentSession | undefined> =>
  tx
    .selectFrom('platform.session')
    .select(['id', 'personId', 'membershipId', 'secondFactorAt', 'expiresAt'])
    .where('tokenHash', '=', hashToken(ticket))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();

export type ListedSession = { id: string; device: string; createdAt: Date; lastSeenAt: Date; current: boolean };

export const listSessions = async (tx: Tx, personId: string, ticket: string | null, now: Date) => {
  const current = ticket === null ? undefined : await currentSession(tx, ticket);
  const rows = await tx
    .selectFrom('platform.session')
    .select(['id', 'device', 'createdAt', 'lastSeenAt'])
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .limit(100)
    .execute();
  return rows.map((row): ListedSession => ({ ...row, current: row.id === current?.id }));
};

/** False when there is no such session of this person, or it has already ended. */
export const revokeSession = async (tx: Tx, personId: string, sessionId: string, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('platform.session')
    .set({ revokedAt: now })
    .where('personId', '=', personId)
    .where('id', '=', sessionId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** All sessions of the person; the one that holds `keep` stays. Answers how many ended. */
export const revokeSessions = async (tx: Tx, personId: string, now: Date, keep: string | null): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('platform.session')
    .set({ revokedAt: now })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .$if(keep !== null, (query) => query.where('tokenHash', '!=', hashToken(keep ?? '')))
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

export const revokeTicket = async (tx: Tx, ticket: string, now: Date): Promise<void> => {
  await tx
    .updateTable('platform.session')
    .set({ revokedAt: now })
    .where('tokenHash', '=', hashToken(ticket))
    .where('revokedAt', 'is', null)
    .execute();
};

/** Somebody is still there: the idle limit starts again, the absolute one does not. */
export const touchSession = async (tx: Tx, ticket: string, now: Date): Promise<void> => {
  const row = await tx
    .selectFrom('platform.session')
    .select(['id', 'personId', 'membershipId', 'createdAt'])
    .where('tokenHash', '=', hashToken(ticket))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return;
  const audience = await audienceOf(tx, row.personId, row.membershipId);
  await tx
    .updateTable('platform.session')
    .set({ lastSeenAt: now, expiresAt: endOf(audience, row.createdAt, now) })
    .where('id', '=', row.id)
    .execute();
};
