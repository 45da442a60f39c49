import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';
import { identityToRecipient } from 'age-encryption';
import { lock, open, seal, unlock } from './age.ts';
import { refused, type Taken, taken } from './refusal.ts';

/** Bytes of secret in an identity of either suite. */
export const secretBytes = 32;
const prefix = 'AGE-SECRET-KEY-';
const spelled = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

/** The classic (X25519) identity with these 32 bytes; the caller brings the randomness. */
export const identityOf = (secret: Uint8Array): string => {
  if (secret.length !== secretBytes) throw new RangeError(`an identity has ${secretBytes} bytes, not ${secret.length}`);
  return bech32.encodeFromBytes(prefix, secret).toUpperCase();
};

const passkeyLabel = new TextEncoder().encode('boru/passkey/v1');

/**
 * The identity to which a key is sealed for a passkey: out of the 32 bytes that the passkey answers (WebAuthn PRF), by
 * HKDF, so that the same answer used for anything else gives nothing away.
 */
export const passkeyIdentity = (answer: Uint8Array): string => {
  if (answer.length !== secretBytes)
    throw new RangeError(`a passkey answers ${secretBytes} bytes, not ${answer.length}`);
  return identityOf(hkdf(sha256, answer, passkeyLabel, new TextEncoder().encode('identity'), secretBytes));
};

/** The 32 bytes of a classic identity. */
export const secretOf = (identity: string): Taken<Uint8Array> => {
  if (!spelled.test(identity)) return refused('key');
  try {
    return taken(bech32.decodeToBytes(identity.toLowerCase()).bytes);
  } catch {
    return refused('key');
  }
};

/** The recipient (`age1…`) to which others seal for this identity. */
export const recipientOf = async (identity: string): Promise<string> => identityToRecipient(identity);

/** The text of an identity file, so that `age -d -i` takes what `age -d` has opened. */
const fileOf = (identity: string): Uint8Array => new TextEncoder().encode(`${identity}\n`);
const identityIn = (opened: Taken<Uint8Array>): Taken<string> => {
  if (!opened.ok) return opened;
  const identity = new TextDecoder('latin1').decode(opened.value).replace(/\n$/, '');
  return secretOf(identity).ok ? taken(identity) : refused('content');
};

/** Hands an identity on to others: seals its 32 bytes (as an identity file) to each recipient. What it opens stays untouched. */
export const wrapIdentity = (identity: string, recipients: readonly string[]): Promise<Taken<Uint8Array>> =>
  seal(recipients, fileOf(identity));

export const unwrapIdentity = async (own: string, wrapped: Uint8Array): Promise<Taken<string>> =>
  identityIn(await open(own, wrapped));

/** Keeps an identity under a passphrase. */
export const lockIdentity = (passphrase: string, identity: string, logN?: number): Promise<Uint8Array> =>
  lock(passphrase, fileOf(identity), logN);

export const unlockIdentity = async (passphrase: string, locked: Uint8Array): Promise<Taken<string>> =>
  identityIn(await unlock(passphrase, locked));
