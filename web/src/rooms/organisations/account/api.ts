import type {
  AccountView,
  PasskeyCreation,
  RecoveryCodes,
  Revoked,
  SecurityView,
  SessionList,
  TotpOffer,
} from '@boru/contract/accounts';
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { homeOf } from '#lib/navigation';
import type { Session } from '#lib/session';

/** Types only: the schemas themselves, and their library, stay on the server. */
type Sent<Schema extends { _output: unknown }> = Schema['_output'];

export type Account = Sent<typeof AccountView>;

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => api<Account>('GET /api/account', { signal }),
});
export const securityQuery = queryOptions({
  queryKey: ['account', 'security'],
  queryFn: ({ signal }) => api<Sent<typeof SecurityView>>('GET /api/account/security', { signal }),
});
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => api<Sent<typeof SessionList>>('GET /api/account/sessions', { signal }),
});

export type AccountFields = { name: string; phone: string | null; locale: 'ko' | 'en'; version: number };
export const saveAccount = (body: AccountFields) => api<unknown>('PUT /api/account', { body });
export const switchMembership = (membershipId: string) =>
  api<unknown>('POST /api/account/membership', { body: { membershipId } });

export const changePassphrase = (currentPassphrase: string, newPassphrase: string) =>
  api<Sent<typeof Revoked>>('POST /api/account/passphrase', { body: { currentPassphrase, newPassphrase } });
export const endSession = (id: string) => api<unknown>('DELETE /api/account/sessions/:id', { params: { id } });
export const endOtherSessions = () =>
  api<Sent<typeof Revoked>>('POST /api/account/sessions/revoke-others', { body: {} });

/** The passphrase goes along only when the server has asked for it. */
const proof = (passphrase: string | undefined) => (passphrase === undefined ? {} : { currentPassphrase: passphrase });

export const startTotp = (passphrase?: string) =>
  api<Sent<typeof TotpOffer>>('POST /api/account/totp/start', { body: proof(passphrase) });
export const confirmTotp = (code: string) =>
  api<Sent<typeof RecoveryCodes>>('POST /api/account/totp/confirm', { body: { code } });
export const removeTotp = (passphrase?: string) =>
  api<unknown>('POST /api/account/totp/remove', { body: proof(passphrase) });
export const startPasskey = (passphrase?: string) =>
  api<Sent<typeof PasskeyCreation>>('POST /api/account/passkeys/start', { body: proof(passphrase) });

/** Asks the device, then hands its answer over. */
export async function finishPasskey(creation: Awaited<ReturnType<typeof startPasskey>>, name: string) {
  // The contract's JSON form is WebAuthn's own; only the compiler tells an absent field from an undefined one.
  const optionsJSON = creation.options as PublicKeyCredentialCreationOptionsJSON;
  const response = await startRegistration({ optionsJSON });
  return api<Sent<typeof RecoveryCodes>>('POST /api/account/passkeys/finish', {
    body: { handle: creation.handle, response, name },
  });
}
export const renamePasskey = (id: string, name: string) =>
  api<unknown>('POST /api/account/passkeys/:id/name', { params: { id }, body: { name } });
export const removePasskey = (id: string, passphrase?: string) =>
  api<unknown>('POST /api/account/passkeys/:id/remove', { params: { id }, body: proof(passphrase) });
export const renewRecoveryCodes = (passphrase?: string) =>
  api<Sent<typeof RecoveryCodes>>('POST /api/account/recovery-codes', { body: proof(passphrase) });

export const signOut = () => api<unknown>('POST /api/sign-out', { body: {}, asksToSignIn: false });

/** Where a person goes on: what must be set up first, else the front page of their own work. */
export function landingOf(session: Session): string {
  if (session.secondFactorNeeded) return '/account/set-up';
  return session.kind === 'visitor' ? '/account' : homeOf(session.kind);
}
