import type { SecondFactor, SignIn, SignInAnswer } from '@boru/contract/accounts';
import type { z } from 'zod';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import {
  type Assertion,
  acceptPasskey,
  askForPasskey,
  attemptOf,
  beginAttempt,
  checkPassphrase,
  credentialByLogin,
  credentialOf,
  failAttempt,
  issueOneTime,
  lastMembership,
  minutesToLive,
  openSession,
  passAttempt,
  passkeysWorkAt,
  peekOneTime,
  revokeTicket,
  secretsIn,
  spendOneTime,
  useRecoveryCode,
  useTotp,
} from '#platform/session/index';
import { record } from '#rooms/evidence';
import { factorsOf, landingOf } from './model.ts';
import { enrolmentOf } from './queries.ts';
import { selectMemberships } from './store.ts';

export type Doing = Context<Services>;
type Proof = 'passphrase' | 'totp' | 'recoveryCode' | 'passkey';
const done = { next: 'done' } as const;

/** Lets a proven person in: with a new secret, the planted or previous one dead, and a trace. */
export const letIn = async (doing: Doing, personId: string, proofs: readonly Proof[]): Promise<void> => {
  const { tx, now, ticket, device, requestId } = doing;
  if (ticket) await revokeTicket(tx, ticket);
  const membershipId = landingOf(await selectMemberships(tx, personId), await lastMembership(tx, personId));
  const secondFactor = proofs.some((proof) => proof !== 'passphrase');
  const session = await openSession(tx, { personId, membershipId, secondFactor, device, now });
  const actor: Actor = { kind: 'visitor', personId, membershipId, secondFactor };
  await record(tx, actor, { requestId, action: 'session.opened', subjectId: personId, detail: { proofs } });
  doing.setSession(session.token, session.maxAge);
};

/** The refusal is returned, not thrown: the count of failures must outlive it. */
export const signIn = async (doing: Doing, input: z.output<typeof SignIn>): Promise<SignInAnswer | Problem> => {
  const { tx, now, address, services } = doing;
  const attempt = attemptOf(await secretsIn(services.config.dataDir), input.email, address);
  await beginAttempt(tx, attempt, now);
  const credential = await credentialByLogin(tx, input.email);
  if (!(await checkPassphrase(tx, credential, input.passphrase)) || !credential) {
    await failAttempt(tx, attempt, now);
    return new Problem('sign_in.refused');
  }
  const { personId, login } = credential;
  const factors = factorsOf(await enrolmentOf(tx, personId));
  if (factors.length > 0) {
    // The failures stay counted until the second factor is right: a known passphrase must not reset the wait.
    const step = await issueOneTime(tx, 'second_factor', { personId, login }, now, minutesToLive.secondFactor);
    return { next: 'secondFactor', step, factors };
  }
  await passAttempt(tx, attempt);
  await letIn(doing, personId, ['passphrase']);
  return done;
};

const begunBy = async (doing: Doing, step: string): Promise<{ personId: string; login: string }> => {
  const begun = await peekOneTime(doing.tx, 'second_factor', step, doing.now);
  if (!begun?.['personId'] || !begun['login']) throw new Problem('sign_in.step_expired');
  return { personId: begun['personId'], login: begun['login'] };
};

export const answerSecondFactor = async (
  doing: Doing,
  { step, answer }: z.output<typeof SecondFactor>,
): Promise<typeof done | Problem> => {
  const { tx, now, address, services } = doing;
  const secrets = await secretsIn(services.config.dataDir);
  const { personId, login } = await begunBy(doing, step);
  const attempt = attemptOf(secrets, login, address);
  await beginAttempt(tx, attempt, now);
  const credential = await credentialOf(tx, personId);
  const right =
    credential !== undefined &&
    (answer.factor === 'totp'
      ? credential.totpConfirmedAt !== null && (await useTotp(tx, secrets, credential, answer.code, now))
      : await useRecoveryCode(tx, secrets, personId, answer.code, now));
  if (!right) {
    await failAttempt(tx, attempt, now);
    return new Problem('sign_in.second_factor_refused');
  }
  await spendOneTime(tx, 'second_factor', step, now);
  await passAttempt(tx, attempt);
  await letIn(doing, personId, ['passphrase', answer.factor]);
  return done;
};

export const askPasskey = async (doing: Doing, step: string | undefined) => {
  const { origin } = doing.services.config;
  if (!passkeysWorkAt(origin)) throw new Problem('passkey.not_here');
  const personId = step === undefined ? null : (await begunBy(doing, step)).personId;
  const { handle, options } = await askForPasskey(doing.tx, origin, personId, doing.now);
  return { handle, options: { ...options, userVerification: 'required' as const } };
};

/** A passkey verifies its user, so it is both factors at once. */
export const answerPasskey = async (
  doing: Doing,
  input: { step?: string | undefined; handle: string; response: Assertion },
): Promise<typeof done | Problem> => {
  const { tx, now, services } = doing;
  const begun = input.step === undefined ? null : await begunBy(doing, input.step);
  const personId = await acceptPasskey(tx, services.config.origin, input, now);
  const credential = personId === null ? undefined : await credentialOf(tx, personId);
  // Returned, so that the question is used up even by a wrong answer.
  if (!credential || (begun && begun.personId !== personId)) return new Problem('passkey.refused');
  if (input.step !== undefined) await spendOneTime(tx, 'second_factor', input.step, now);
  await letIn(doing, credential.personId, input.step === undefined ? ['passkey'] : ['passphrase', 'passkey']);
  return done;
};

export const signOut = async (doing: Doing): Promise<void> => {
  const { tx, ticket, actor, requestId } = doing;
  if (ticket) await revokeTicket(tx, ticket);
  if ('personId' in actor) await record(tx, actor, { requestId, action: 'session.closed', subjectId: actor.personId });
  doing.clearSession();
};
