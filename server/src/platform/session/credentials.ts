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
  requireStrength(passphrase, [login, ...about]);
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
  requireStrength(passphrase, about, 'newPassphrase');
  await tx
    .updateTable('platform.credential')
    .set({ passphraseHash: await hashPassphrase(passphrase), changedAt: now })
    .where('personId', '=', personId)
    .execute();
};

export const disableCredential = async (tx: Tx, personId: string, at: Date | null): Promise<void> => {
  await tx.updateTable('platform.credential').set({ disabledAt: at }).where('personId', '=', personId).execute();
};
