import { sql } from 'kysely';
import { hashToken, newToken } from '#kernel/ids';
import type { Tx } from '../database/index.ts';

/** Things that work once and not for long: the first-run link, a passkey's challenge, the gap between two factors. */
export type OneTimeKind =
  | 'first_run'
  | 'second_factor'
  | 'passkey_registration'
  | 'passkey_sign_in'
  | 'passphrase_forgotten'
  | 'passphrase_reset';

export const issueOneTime = async (
  tx: Tx,
  kind: OneTimeKind,
  payload: Record<string, string>,
  now: Date,
  minutes: number,
): Promise<string> => {
  const token = newToken();
  await tx
    .insertInto('platform.oneTime')
    .values({
      keyHash: hashToken(token),
      kind,
      payload: JSON.stringify(payload),
      createdAt: now,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
    })
    .execute();
  return token;
};

const textsOf = (payload: unknown): Record<string, string> =>
  typeof payload === 'object' && payload !== null
    ? Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]))
    : {};

/** Reads without using it up; locked, so that two answers to one question are judged one after the other. */
export const peekOneTime = async (
  tx: Tx,
  kind: OneTimeKind,
  token: string,
  now: Date,
): Promise<Record<string, string> | null> => {
  const row = await tx
    .selectFrom('platform.oneTime')
    .select('payload')
    .where('keyHash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .forUpdate()
    .executeTakeFirst();
  return row ? textsOf(row.payload) : null;
};

/** Uses it up in one statement: of two who hold the token, one gets it. */
export const spendOneTime = async (
  tx: Tx,
  kind: OneTimeKind,
  token: string,
  now: Date,
): Promise<Record<string, string> | null> => {
  const row = await tx
    .updateTable('platform.oneTime')
    .set({ usedAt: now })
    .where('keyHash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('payload')
    .executeTakeFirst();
  return row ? textsOf(row.payload) : null;
};

/** Whether one was issued for this person since then, used or not. */
export const wasIssued = async (tx: Tx, kind: OneTimeKind, personId: string, since: Date): Promise<boolean> =>
  (await tx
    .selectFrom('platform.oneTime')
    .select('keyHash')
    .where('kind', '=', kind)
    .where('createdAt', '>', since)
    .where(sql<boolean>`payload ->> 'personId' = ${personId}`)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Voids what is still open for this person: a newer link, or a changed passphrase, ends the older ones. */
export const voidOneTime = async (tx: Tx, kind: OneTimeKind, personId: string, now: Date): Promise<void> => {
  await tx
    .updateTable('platform.oneTime')
    .set({ usedAt: now })
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .where(sql<boolean>`payload ->> 'personId' = ${personId}`)
    .execute();
};

export const dropOneTime = async (tx: Tx, kind: OneTimeKind): Promise<void> => {
  await tx.deleteFrom('platform.oneTime').where('kind', '=', kind).where('usedAt', 'is', null).execute();
};
