import type { PasskeyQuestion, SignedIn, SignInAnswer } from '@boru/contract/accounts';
import {
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { api } from '#lib/fetcher';
import type { Session } from '#lib/session';

type Done = (typeof SignedIn)['_output'];
type Question = (typeof PasskeyQuestion)['_output'];

/** A 401 of these calls is an answer to this form, not an expired session. */
const here = { asksToSignIn: false } as const;

export const signIn = (email: string, passphrase: string) =>
  api<SignInAnswer>('POST /api/sign-in', { body: { email, passphrase }, ...here });

export const answerWithCode = (step: string, factor: 'totp' | 'recoveryCode', code: string) =>
  api<Done>('POST /api/sign-in/second-factor', { body: { step, answer: { factor, code } }, ...here });

/** With a step: as the second factor. Without: the passkey alone. */
export async function signInWithPasskey(step?: string): Promise<Done> {
  const begun = step === undefined ? {} : { step };
  const question = await api<Question>('POST /api/sign-in/passkey/start', { body: begun, ...here });
  // The contract's JSON form is WebAuthn's own; only the compiler tells an absent field from an undefined one.
  const optionsJSON = question.options as PublicKeyCredentialRequestOptionsJSON;
  const response = await startAuthentication({ optionsJSON });
  const body = { ...begun, handle: question.handle, response };
  return api<Done>('POST /api/sign-in/passkey/finish', { body, ...here });
}

/** The person closed the passkey window: nothing went wrong. */
export function isDismissed(error: unknown): boolean {
  if (error instanceof WebAuthnError)
    return error.code === 'ERROR_CEREMONY_ABORTED' || error.name === 'NotAllowedError';
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

export const readSession = () => api<Session>('GET /api/session', here);
