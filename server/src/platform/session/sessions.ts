import { type RawBuilder, sql } from 'kysely';
import { hashToken, newId, newToken } from '#kernel/ids';
import type { Tx } from '../database/index.ts';
import { type Audience, lifetimes, reassuredMinutes } from './policy.ts';

/** The database judges whether a session lives (app.identity), so its clock, and no other, dates the session. */
const atOnce = sql<Date>`now()`;
const endOf = (audience: Audience, openedAt: RawBuilder<Date>): RawBuilder<Date> => {
  const { idleMinutes, absoluteMinutes } = lifetimes[audience];
  return sql<Date>`least(${openedAt} + make_interval(mins => ${absoluteMinutes}), now() + make_interval(mins => ${idleMinutes}))`;
};
const openedThen = sql<Date>`created_at`;

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
      secondFactorAt: secondFactor ? atOnce : null,
      createdAt: atOnce,
      lastSeenAt: atOnce,
      expiresAt: endOf(audience, atOnce),
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
): Promise<Opened | null> => {
  const token = newToken();
  const row = await tx
    .updateTable('platform.session')
    .set({
      tokenHash: hashToken(token),
      lastSeenAt: atOnce,
      ...(change.secondFactor ? { secondFactorAt: atOnce } : {}),
      ...(change.membershipId === undefined ? {} : { membershipId: change.membershipId }),
    })
    .where('tokenHash', '=', hashToken(ticket))
    .where('revokedAt', 'is', null)
    .returning(['id', 'personId', 'membershipId'])
    .executeTakeFirst();
  if (!row) return null;
  const audience = await audienceOf(tx, row.personId, row.membershipId);
  await tx
    .updateTable('platform.session')
    .set({ expiresAt: endOf(audience, openedThen) })
    .where('id', '=', row.id)
    .execute();
  return { token, maxAge: maxAgeOf(audience) };
};

export type CurrentSession = {
  id: string;
  personId: string;
  membershipId: string | null;
  expiresAt: Date;
  /** Signed in, or proved a factor, so recently that nothing needs to be asked again. */
  fresh: boolean;
};

export const currentSession = (tx: Tx, ticket: string): Promise<CurrentSession | undefined> =>
  tx
    .selectFrom('platform.session')
    .select(['id', 'personId', 'membershipId', 'expiresAt'])
    .select(
      sql<boolean>`greatest(created_at, second_factor_at) > now() - make_interval(mins => ${reassuredMinutes})`.as(
        'fresh',
      ),
    )
    .where('tokenHash', '=', hashToken(ticket))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();

/** The membership of the person's latest session, so that they land where they left. */
export const lastMembership = async (tx: Tx, personId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('platform.session')
      .select('membershipId')
      .where('personId', '=', personId)
      .orderBy('lastSeenAt', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.membershipId ?? null;

export type ListedSession = { id: string; device: string; createdAt: Date; lastSeenAt: Date; current: boolean };

export const listSessions = async (tx: Tx, personId: string, ticket: string | null) => {
  const current = ticket === null ? undefined : await currentSession(tx, ticket);
  const rows = await tx
    .selectFrom('platform.session')
    .select(['id', 'device', 'createdAt', 'lastSeenAt'])
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', atOnce)
    .orderBy('lastSeenAt', 'desc')
    .limit(100)
    .execute();
  return rows.map((row): ListedSession => ({ ...row, current: row.id === current?.id }));
};

/** False when there is no such session of this person, or it has already ended. */
export const revokeSession = async (tx: Tx, personId: string, sessionId: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('platform.session')
    .set({ revokedAt: atOnce })
    .where('personId', '=', personId)
    .where('id', '=', sessionId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** All sessions of the person; the one that holds `keep` stays. Answers how many ended. */
export const revokeSessions = async (tx: Tx, personId: string, keep: string | null): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('platform.session')
    .set({ revokedAt: atOnce })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .$if(keep !== null, (query) => query.where('tokenHash', '!=', hashToken(keep ?? '')))
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** Whoever works for an agency no more is signed out of it at once; other memberships of theirs are untouched. */
export const revokeMembershipSessions = async (tx: Tx, membershipId: string): Promise<void> => {
  await tx
    .updateTable('platform.session')
    .set({ revokedAt: atOnce })
    .where('membershipId', '=', membershipId)
    .where('revokedAt', 'is', null)
    .execute();
};

export const revokeTicket = async (tx: Tx, ticket: string): Promise<void> => {
  await tx
    .updateTable('platform.session')
    .set({ revokedAt: atOnce })
    .where('tokenHash', '=', hashToken(ticket))
    .where('revokedAt', 'is', null)
    .execute();
};

/** A session that the machine opened for one deed; without a trace, so that nobody lands where it was. */
export const dropSession = async (tx: Tx, ticket: string): Promise<void> => {
  await tx.deleteFrom('platform.session').where('tokenHash', '=', hashToken(ticket)).execute();
};

/** Somebody is still there: the idle limit starts again, the absolute one does not. */
export const touchSession = async (tx: Tx, ticket: string): Promise<void> => {
  const row = await tx
    .selectFrom('platform.session')
    .select(['id', 'personId', 'membershipId'])
    .where('tokenHash', '=', hashToken(ticket))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return;
  const audience = await audienceOf(tx, row.personId, row.membershipId);
  await tx
    .updateTable('platform.session')
    .set({ lastSeenAt: atOnce, expiresAt: endOf(audience, openedThen) })
    .where('id', '=', row.id)
    .execute();
};
