import { isIP } from 'node:net';
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { newId } from '#kernel/ids';
import type { Tx } from '../database/index.ts';
import { issueOneTime, spendOneTime } from './one-time.ts';
import { minutesToLive } from './policy.ts';

/** Reads certificates, so it is large: loaded with the first passkey and not at every start. */
const library = () => import('@simplewebauthn/server');

export type PasskeyRow = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

const transports: readonly AuthenticatorTransport[] = ['ble', 'hybrid', 'internal', 'nfc', 'usb'];
const known = (values: readonly string[]): AuthenticatorTransport[] =>
  transports.filter((transport) => values.includes(transport));

/** What a browser answers, as far as we use it; what else it says is dropped before the library sees it. */
export type Assertion = {
  id: string;
  rawId: string;
  response: { clientDataJSON: string; authenticatorData: string; signature: string };
};
export type Attestation = {
  id: string;
  rawId: string;
  response: { clientDataJSON: string; attestationObject: string; transports?: string[] | undefined };
};
const assertionOf = ({ id, rawId, response }: Assertion): AuthenticationResponseJSON => ({
  id,
  rawId,
  type: 'public-key',
  clientExtensionResults: {},
  response: {
    clientDataJSON: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
  },
});
const attestationOf = ({ id, rawId, response }: Attestation): RegistrationResponseJSON => ({
  id,
  rawId,
  type: 'public-key',
  clientExtensionResults: {},
  response: {
    clientDataJSON: response.clientDataJSON,
    attestationObject: response.attestationObject,
    transports: known(response.transports ?? []),
  },
});

/** Browsers offer passkeys on https addresses and on localhost, never on a bare IP address. */
export const passkeysWorkAt = (origin: string): boolean => {
  const { hostname, protocol } = new URL(origin);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false;
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
};

const relyingParty = (origin: string): string => new URL(origin).hostname;

export const listPasskeys = (tx: Tx, personId: string): Promise<PasskeyRow[]> =>
  tx
    .selectFrom('platform.passkey')
    .select(['id', 'name', 'createdAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .execute();

const keysOf = async (tx: Tx, personId: string) =>
  (
    await tx
      .selectFrom('platform.passkey')
      .select(['credentialId', 'transports'])
      .where('personId', '=', personId)
      .execute()
  ).map((key) => ({ id: key.credentialId, transports: known(key.transports) }));

const selection = { residentKey: 'required', requireResidentKey: true, userVerification: 'required' } as const;
export type PasskeyCreation = {
  handle: string;
  options: Omit<PublicKeyCredentialCreationOptionsJSON, 'authenticatorSelection'> & {
    authenticatorSelection: typeof selection;
  };
};

export const startPasskey = async (
  tx: Tx,
  origin: string,
  person: { id: string; login: string; name: string },
  now: Date,
): Promise<PasskeyCreation> => {
  const options = await (await library()).generateRegistrationOptions({
    rpName: '보루 Boru',
    rpID: relyingParty(origin),
    userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    userName: person.login,
    userDisplayName: person.name,
    attestationType: 'none',
    excludeCredentials: await keysOf(tx, person.id),
    authenticatorSelection: selection,
  });
  const payload = { challenge: options.challenge, personId: person.id };
  const handle = await issueOneTime(tx, 'passkey_registration', payload, now, minutesToLive.passkey);
  return { handle, options: { ...options, authenticatorSelection: selection } };
};

export type PasskeyOffer = { handle: string; response: Attestation; name: string };

/** The id of the new passkey, or null when the answer does not belong to the question or the device did not verify its user. */
export const finishPasskey = async (
  tx: Tx,
  origin: string,
  personId: string,
  { handle, response, name }: PasskeyOffer,
  now: Date,
): Promise<string | null> => {
  const asked = await spendOneTime(tx, 'passkey_registration', handle, now);
  if (!asked?.['challenge'] || asked['personId'] !== personId) return null;
  const { registrationInfo: made } = await (await library())
    .verifyRegistrationResponse({
      response: attestationOf(response),
      expectedChallenge: asked['challenge'],
      expectedOrigin: origin,
      expectedRPID: relyingParty(origin),
      requireUserVerification: true,
    })
    .catch(() => ({ registrationInfo: undefined }));
  if (!made) return null;
  const row = await tx
    .insertInto('platform.passkey')
    .values({
      id: newId(now.getTime()),
      personId,
      credentialId: made.credential.id,
      publicKey: Buffer.from(made.credential.publicKey),
      counter: made.credential.counter,
      transports: known(made.credential.transports ?? []),
      name,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
};

export type PasskeyQuestion = { handle: string; options: PublicKeyCredentialRequestOptionsJSON };

/** With a person: as their second factor. Without: whoever holds a passkey of this site, so nobody learns who has one. */
export const askForPasskey = async (
  tx: Tx,
  origin: string,
  personId: string | null,
  now: Date,
): Promise<PasskeyQuestion> => {
  const options = await (await library()).generateAuthenticationOptions({
    rpID: relyingParty(origin),
    userVerification: 'required',
    ...(personId === null ? {} : { allowCredentials: await keysOf(tx, personId) }),
  });
  const payload = { challenge: options.challenge, personId: personId ?? '' };
  return { handle: await issueOneTime(tx, 'passkey_sign_in', payload, now, minutesToLive.passkey), options };
};

/** The person whose passkey answered, or null. A counter that went backwards means a copied key and is refused. */
export const acceptPasskey = async (
  tx: Tx,
  origin: string,
  { handle, response }: { handle: string; response: Assertion },
  now: Date,
): Promise<string | null> => {
  const asked = await spendOneTime(tx, 'passkey_sign_in', handle, now);
  if (!asked?.['challenge']) return null;
  const key = await tx
    .selectFrom('platform.passkey')
    .select(['id', 'personId', 'credentialId', 'publicKey', 'counter', 'transports'])
    .where('credentialId', '=', response.id)
    .forUpdate()
    .executeTakeFirst();
  if (!key || (asked['personId'] !== '' && asked['personId'] !== key.personId)) return null;
  const outcome = await (await library())
    .verifyAuthenticationResponse({
      response: assertionOf(response),
      expectedChallenge: asked['challenge'],
      expectedOrigin: origin,
      expectedRPID: relyingParty(origin),
      requireUserVerification: true,
      credential: {
        id: key.credentialId,
        publicKey: new Uint8Array(key.publicKey),
        counter: key.counter,
        transports: known(key.transports),
      },
    })
    .catch(() => null);
  if (outcome?.verified !== true) return null;
  await tx
    .updateTable('platform.passkey')
    .set({ counter: outcome.authenticationInfo.newCounter, lastUsedAt: now })
    .where('id', '=', key.id)
    .execute();
  return key.personId;
};

export const renamePasskey = async (tx: Tx, personId: string, id: string, name: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('platform.passkey')
    .set({ name })
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const removePasskey = async (tx: Tx, personId: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('platform.passkey')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};
