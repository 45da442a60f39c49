import { sql } from 'kysely';
import { Problem } from '#kernel/problem';
import type { Tx } from '../database/index.ts';
import { hashPassphrase, isOutdated, requireStrength, verifyPassphrase } from './passphrase.ts';

export type Credential = {
  personId: string;
  login: string;
  passphraseHash: string | null;
  totpSecret: string | null;
  totpConfirmedAt: Date | null;
  totpLastStep: number | null;
  changedAt: Date;
};

const columns = [
  'personId',
  'login',
  'passphraseHash',
  'totpSecret',
  'totpConfirmedAt',
  'totpLastStep',
  'changedAt',
] as const;

/** The login is the e-mail address in lower case. Throws passphrase.weak, or account.exists for an address in use. */
export const createCredential = async (
  tx: Tx,
  { personId, login, passphrase }: { personId: string; login: string; passphrase: string },
  about: readonly string[] = [],
): Promise<void> => {
  await requireStrength(passphrase, [login, ...about]);
  const made = await tx
    .insertInto('platform.credential')
    .values({ personId, login: login.toLowerCase(), passphraseHash: await hashPassphrase(passphrase) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('personId')
    .executeTakeFirst();
  if (!made) throw new Problem('account.exists');
};

/** Neither disabled people nor disabled credentials are found, and nobody outside can tell them from unknown ones. */
export const credentialByLogin = (tx: Tx, login: string): Promise<Credential | undefined> =>
  tx
    .selectFrom('platform.credential')
    .innerJoin('organisations.person', 'organisations.person.id', 'platform.credential.personId')
    .select(columns)
    .where('login', '=', login.toLowerCase())
    .where('platform.credential.disabledAt', 'is', null)
    .where('organisations.person.disabledAt', 'is', null)
    .executeTakeFirst();

export const credentialOf = (tx: Tx, personId: string): Promise<Credential | undefined> =>
  tx
    .selectFrom('platform.credential')
    .innerJoin('organisations.person', 'organisations.person.id', 'platform.credential.personId')
    .select(columns)
    .where('personId', '=', personId)
    .where('platform.credential.disabledAt', 'is', null)
    .where('organisations.person.disabledAt', 'is', null)
    .executeTakeFirst();

/** The same work whether the account exists or not. Renews hashes that were made when less was asked. */
export const checkPassphrase = async (
  tx: Tx,
  credential: Credential | undefined,
  passphrase: string,
): Promise<boolean> => {
  const stored = credential?.passphraseHash ?? null;
  const right = await verifyPassphrase(stored, passphrase);
  if (right && credential && stored && isOutdated(stored))
    await tx
      .updateTable('platform.credential')
      .set({ passphraseHash: await hashPassphrase(passphrase) })
      .where('personId', '=', credential.personId)
      .execute();
  return right;
};

export const setPassphrase = async (
  tx: Tx,
  personId: string,
  passphrase: string,
  about: readonly string[],
  now: Date,
): Promise<void> => {
  await requireStrength(passphrase, about, 'newPassphrase');
  await tx
    .updateTable('platform.credential')
    .set({ passphraseHash: await hashPassphrase(passphrase), changedAt: now })
    .where('personId', '=', personId)
    .execute();
};

export const disableCredential = async (tx: Tx, personId: string, at: Date | null): Promise<void> => {
  await tx.updateTable('platform.credential').set({ disabledAt: at }).where('personId', '=', personId).execute();
};

/** Takes every second factor away, with the recovery codes that belong to them. */
export const dropFactors = async (tx: Tx, personId: string): Promise<void> => {
  await tx.deleteFrom('platform.passkey').where('personId', '=', personId).execute();
  await tx.deleteFrom('platform.recoveryCode').where('personId', '=', personId).execute();
  await tx
    .updateTable('platform.credential')
    .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
    .where('personId', '=', personId)
    .execute();
};

export type SignInState = { secondFactor: boolean; lastSeenAt: Date | null };

/** Whether these people have a second factor, and when they were last here; no secret leaves. */
export const signInStates = async (tx: Tx, people: readonly string[]): Promise<Map<string, SignInState>> => {
  if (people.length === 0) return new Map();
  const { rows } = await sql<SignInState & { id: string }>`
    select person.id,
           exists (select 1 from platform.credential c where c.person_id = person.id and c.totp_confirmed_at is not null)
             or exists (select 1 from platform.passkey k where k.person_id = person.id) as second_factor,
           (select max(s.last_seen_at) from platform.session s where s.person_id = person.id) as last_seen_at
      from unnest(${[...people]}::uuid[]) as person(id)`.execute(tx);
  return new Map(rows.map(({ id, ...state }) => [id, state]));
};
