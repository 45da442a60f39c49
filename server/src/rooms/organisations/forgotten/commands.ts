import type { PassphraseReset } from '@boru/contract/accounts';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { passphraseResetLetter } from '#platform/mail/index';
import { type News, notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import {
  attemptOf,
  credentialByLogin,
  credentialOf,
  issueOneTime,
  minutesToLive,
  passAttempt,
  peekOneTime,
  revokeSessions,
  secretsIn,
  setPassphrase,
  spendOneTime,
  voidOneTime,
  wasIssued,
} from '#platform/session/index';
import { record } from '#rooms/evidence';
import { showAccount, tellOfChange } from '../accounts/index.ts';
import type { Doing } from '../sign-in/index.ts';

/** The same work for every address: a job that looks later. */
export const askForReset = async ({ tx, now, services }: Doing, email: string): Promise<void> => {
  const asked = await issueOneTime(tx, 'passphrase_forgotten', { email }, now, minutesToLive.passphraseForgotten);
  await services.enqueue(tx, 'passphrase.forgotten', { asked });
};

const quietMinutes = 5;

/** The job: writes the letter when there is an account, and nothing when there is none. Repeating it does nothing. */
export const sendReset = async (
  doing: { tx: Tx; now: Date; requestId: string; services: Services },
  asked: string,
): Promise<void> => {
  const { tx, now, services } = doing;
  const question = await spendOneTime(tx, 'passphrase_forgotten', asked, now);
  const credential = question?.['email'] ? await credentialByLogin(tx, question['email']) : undefined;
  if (!credential) return;
  const { personId, login } = credential;
  if (await wasIssued(tx, 'passphrase_reset', personId, new Date(now.getTime() - quietMinutes * 60_000))) return;
  await voidOneTime(tx, 'passphrase_reset', personId, now);
  const minutes = minutesToLive.passphraseReset;
  const token = await issueOneTime(tx, 'passphrase_reset', { personId }, now, minutes);
  const locale = await localeOf(tx, personId);
  // The secret stands in the letter alone; the notice only says that one was sent.
  const url = `${services.config.origin}/reset#${token}`;
  const letter: News['letter'] = () => passphraseResetLetter({ locale, minutes, url });
  const key = `account.recovery:${personId}:${doing.requestId}`;
  const to = [{ personId, email: login, locale }];
  await notify(doing, to, { event: 'account.recovery', key, as: null, path: '/account/security', letter });
};

const localeOf = async (tx: Tx, personId: string): Promise<'ko' | 'en'> => {
  const visitor = { kind: 'visitor' as const, personId, membershipId: null, secondFactor: false };
  return (await showAccount(tx, visitor)).locale === 'en' ? 'en' : 'ko';
};

export const resetPassphrase = async (doing: Doing, input: z.output<typeof PassphraseReset>): Promise<void> => {
  const { tx, now, requestId, address, services } = doing;
  const personId = (await peekOneTime(tx, 'passphrase_reset', input.token, now))?.['personId'];
  const credential = personId === undefined ? undefined : await credentialOf(tx, personId);
  if (personId === undefined || !credential) throw new Problem('link.spent');
  const actor = { kind: 'visitor' as const, personId, membershipId: null, secondFactor: false };
  const { name } = await showAccount(tx, actor);
  await setPassphrase(tx, personId, input.newPassphrase, [credential.login, name], now);
  await voidOneTime(tx, 'passphrase_reset', personId, now);
  await revokeSessions(tx, personId, null);
  await passAttempt(tx, attemptOf(await secretsIn(services.config.dataDir), credential.login, address));
  const locale = await localeOf(tx, personId);
  await tellOfChange(doing, { personId, email: credential.login, locale }, 'passphrase');
  await record(tx, actor, { requestId, action: 'passphrase.reset', subjectId: personId });
  doing.clearSession();
};
