import type { AccountUpdate, PassphraseChange } from '@boru/contract/accounts';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import { accountChangedLetter } from '#platform/mail/index';
import { notify, type Recipient } from '#platform/notices/index';
import {
  attemptOf,
  beginAttempt,
  checkPassphrase,
  currentSession,
  failAttempt,
  passAttempt,
  renewSession,
  revokeSession,
  revokeSessions,
  secretsIn,
  setPassphrase,
} from '#platform/session/index';
import { record } from '#rooms/evidence';
import { type Doing, selectMemberships } from '../sign-in/index.ts';
import { credentialOfCaller, personOf, showAccount } from './queries.ts';
import { saveAccount, selectAccount } from './store.ts';

export const updateAccount = async (doing: Doing, { version, ...fields }: z.output<typeof AccountUpdate>) => {
  const { tx, actor, requestId } = doing;
  const personId = personOf(actor);
  if (!(await saveAccount(tx, personId, version, fields))) throw new Problem('thing.changed');
  await record(tx, actor, { requestId, action: 'account.updated', subjectId: personId });
};

/** Null when the passphrase is right. A wrong one is counted, so the Problem is returned for the caller to return. */
const proveItIsThem = async (doing: Doing, passphrase: string): Promise<Problem | null> => {
  const { tx, now, address, services } = doing;
  const credential = await credentialOfCaller(doing);
  const attempt = attemptOf(await secretsIn(services.config.dataDir), credential.login, address);
  await beginAttempt(tx, attempt, now);
  if (await checkPassphrase(tx, credential, passphrase)) {
    await passAttempt(tx, attempt);
    return null;
  }
  await failAttempt(tx, attempt, now);
  return new Problem('passphrase.not_right', {
    fields: { currentPassphrase: '지금 쓰는 암호문이 아닙니다. / This is not the current passphrase.' },
  });
};

/** Asked before anything that changes how a person signs in; a stolen session alone must not lock its owner out. */
export const reassure = async (doing: Doing, passphrase: string | undefined): Promise<Problem | null> => {
  if (passphrase !== undefined) return proveItIsThem(doing, passphrase);
  const session = doing.ticket === null ? undefined : await currentSession(doing.tx, doing.ticket);
  return session?.fresh ? null : new Problem('passphrase.needed');
};

export const changePassphrase = async (doing: Doing, input: z.output<typeof PassphraseChange>) => {
  const { tx, actor, now, requestId, ticket } = doing;
  const personId = personOf(actor);
  const refusal = await proveItIsThem(doing, input.currentPassphrase);
  if (refusal) return refusal;
  const person = await selectAccount(tx, personId);
  await setPassphrase(tx, personId, input.newPassphrase, [person?.email ?? '', person?.name ?? ''], now);
  const ended = await revokeSessions(tx, personId, ticket);
  await keepGoing(doing, {});
  await tellOwner(doing, 'passphrase');
  await record(tx, actor, { requestId, action: 'passphrase.changed', subjectId: personId, detail: { ended } });
  return { ended };
};

/** By mail, so that the owner of a stolen session hears of it where the thief cannot answer. */
export const tellOwner = async (doing: Doing, change: 'passphrase' | 'secondFactor'): Promise<void> => {
  const { id: personId, email, locale } = await showAccount(doing.tx, doing.actor);
  await tellOfChange(doing, { personId, email, locale: locale === 'en' ? 'en' : 'ko' }, change);
};

/** For the machine's transactions, in which sign-in changes: the notice cannot be turned off. */
export const tellOfChange = (
  doing: Pick<Doing, 'tx' | 'now' | 'requestId' | 'services'>,
  owner: Recipient,
  change: 'passphrase' | 'secondFactor',
): Promise<number> =>
  notify(doing, [owner], {
    event: 'account.changed',
    key: `account.changed:${doing.requestId}`,
    as: null,
    path: '/account/security',
    letter: (locale) => accountChangedLetter({ locale, change }),
  });

/** The caller stays signed in, with a new secret. */
export const keepGoing = async (doing: Doing, change: Parameters<typeof renewSession>[2]): Promise<void> => {
  const renewed = doing.ticket === null ? null : await renewSession(doing.tx, doing.ticket, change);
  if (!renewed) throw new Problem('sign_in.required');
  doing.setSession(renewed.token, renewed.maxAge);
};

export const endSession = async (doing: Doing, sessionId: string): Promise<void> => {
  const { tx, actor, requestId } = doing;
  if (!(await revokeSession(tx, personOf(actor), sessionId))) throw new Problem('thing.not_found');
  await record(tx, actor, { requestId, action: 'session.revoked', subjectId: sessionId });
};

export const endOtherSessions = async (doing: Doing): Promise<{ ended: number }> => {
  const { tx, actor, requestId, ticket } = doing;
  const personId = personOf(actor);
  const ended = await revokeSessions(tx, personId, ticket);
  await record(tx, actor, { requestId, action: 'session.revoked', subjectId: personId, detail: { ended } });
  return { ended };
};

export const switchMembership = async (doing: Doing, membershipId: string): Promise<void> => {
  const { tx, actor, requestId } = doing;
  const own = await selectMemberships(tx, personOf(actor));
  if (!own.some(({ id }) => id === membershipId)) throw new Problem('thing.not_found');
  await keepGoing(doing, { membershipId });
  await record(tx, actor, { requestId, action: 'membership.switched', subjectId: membershipId });
};
