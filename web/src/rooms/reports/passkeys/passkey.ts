import type { OfficerPasskey } from '@boru/contract/sealed-reports';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import type { Keys } from '../desk/api.ts';
import { type Keyring, ringOf, text64 } from '../desk/keyring.ts';
import { loadSealing, sureOf } from '../sealed/sealing.ts';

/** Browsers give passkeys to names only, not to bare addresses of the network. */
export const canPasskey = (): boolean => browserSupportsWebAuthn() && !/^[\d.]+$|:/.test(location.hostname);

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
const held = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const asked = (salt: BufferSource) => ({ prf: { eval: { first: salt } } });
const answerIn = (found: Credential | null): Uint8Array | null => {
  if (!(found instanceof PublicKeyCredential)) return null;
  const first = found.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  return first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer).slice();
};

const ask = async (credential: BufferSource, salt: BufferSource): Promise<Uint8Array | null> =>
  answerIn(
    await navigator.credentials.get({
      publicKey: {
        // Nobody checks the signature: what opens the key is the answer, which needs this device and this person.
        challenge: random(32),
        allowCredentials: [{ type: 'public-key', id: credential }],
        userVerification: 'required',
        extensions: asked(salt),
      },
    }),
  );

/** Stopped by the person, or by a browser that finds no such passkey: it does not say which. */
const unlessStopped = async <Value>(work: Promise<Value>): Promise<Value | 'stopped'> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DOMException) return 'stopped';
    throw error;
  }
};

const make = async (own: string, name: string): Promise<OfficerPasskey | 'unsupported' | 'stopped'> => {
  const salt = random(32);
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: random(32),
      rp: { name: 'Boru' },
      user: { id: random(16), name, displayName: name },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key' as const, alg })),
      authenticatorSelection: { userVerification: 'required' },
      extensions: asked(salt),
    },
  });
  if (!(made instanceof PublicKeyCredential)) return 'stopped';
  if (made.getClientExtensionResults().prf?.enabled !== true) return 'unsupported';
  const answer = answerIn(made) ?? (await ask(made.rawId, salt));
  if (answer === null) return 'unsupported';
  const { passkeyIdentity, recipientOf, wrapIdentity } = await loadSealing();
  const locked = sureOf(await wrapIdentity(own, [await recipientOf(passkeyIdentity(answer))]));
  return { credential: text64(new Uint8Array(made.rawId)), salt: text64(salt), locked: text64(locked) };
};

/** Makes a passkey on this device and seals the own key to what it answers. */
export const lockByPasskey = (own: string, name: string) => unlessStopped(make(own, name));

const unlock = async (keys: Keys): Promise<Keyring | 'stopped' | 'changed'> => {
  if (keys.passkey === null) return 'stopped';
  const { credential, salt, locked } = keys.passkey;
  const answer = await ask(held(credential), held(salt));
  if (answer === null) return 'stopped';
  const { passkeyIdentity, unwrapText } = await loadSealing();
  const own = await unwrapText(passkeyIdentity(answer), locked);
  return own.ok ? ringOf(own.value, keys) : 'changed';
};
export const unlockByPasskey = (keys: Keys) => unlessStopped(unlock(keys));
