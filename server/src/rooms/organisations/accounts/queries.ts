import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import {
  type Credential,
  countRecoveryCodes,
  credentialOf,
  currentSession,
  listPasskeys,
  listSessions,
  passkeysWorkAt,
} from '#platform/session/index';
import { type Doing, isStaff, selectMemberships } from '../sign-in/index.ts';
import { selectAccount } from './store.ts';

export const personOf = (actor: Actor): string => {
  if ('personId' in actor) return actor.personId;
  throw new Problem('sign_in.required');
};

export const credentialOfCaller = async ({ tx, actor }: Doing): Promise<Credential> => {
  const credential = await credentialOf(tx, personOf(actor));
  if (!credential) throw new Problem('thing.not_found');
  return credential;
};

export const showAccount = async (tx: Tx, actor: Actor) => {
  const account = await selectAccount(tx, personOf(actor));
  if (!account) throw new Problem('thing.not_found');
  return account;
};

export const factorsOfCaller = async (
  doing: Doing,
): Promise<{ totp: boolean; passkeys: number; required: boolean }> => {
  const personId = personOf(doing.actor);
  const memberships = await selectMemberships(doing.tx, personId);
  return {
    totp: (await credentialOfCaller(doing)).totpConfirmedAt !== null,
    passkeys: (await listPasskeys(doing.tx, personId)).length,
    required: memberships.some(isStaff),
  };
};

export const showSecurity = async (doing: Doing) => {
  const { tx, actor, ticket, services } = doing;
  const credential = await credentialOfCaller(doing);
  const passkeys = await listPasskeys(tx, personOf(actor));
  const session = ticket === null ? undefined : await currentSession(tx, ticket);
  return {
    totp: credential.totpConfirmedAt ? { confirmedAt: credential.totpConfirmedAt.toISOString() } : null,
    passkeys: passkeys.map((key) => ({
      ...key,
      createdAt: key.createdAt.toISOString(),
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    })),
    passkeysWork: passkeysWorkAt(services.config.origin),
    recoveryCodesLeft: await countRecoveryCodes(tx, personOf(actor)),
    passphraseChangedAt: credential.changedAt.toISOString(),
    factorRequired: (await factorsOfCaller(doing)).required,
    reassured: session?.fresh ?? false,
  };
};

export const showSessions = async ({ tx, actor, ticket }: Doing) => ({
  items: (await listSessions(tx, personOf(actor), ticket)).map((session) => ({
    ...session,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
  })),
});
