import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { secretOf } from '../sealing/index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const derived = (identity: string, owner: 'desk' | 'report', label: string): Uint8Array | null => {
  const secret = secretOf(identity);
  const salt = `boru/${owner}/v1`;
  return secret.ok ? hkdf(sha256, secret.value, bytes(salt), bytes(`${salt}/${label}`), 32) : null;
};

/**
 * A secret for one more purpose, out of the desk's own (RFC 5869, SHA-256): whoever opens the desk has it, and nobody else.
 * Null for what is no identity.
 */
export const deskSecret = (identity: string, label: 'triage' | 'caseNote' | 'receipt' | 'link'): Uint8Array | null =>
  derived(identity, 'desk', label);

/** The same out of a report's own: the reporter and every team that opened it have it. */
export const reportSecret = (identity: string, label: 'receipt'): Uint8Array | null =>
  derived(identity, 'report', label);
