import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { secretOf } from '../sealing/index.ts';

const salt = new TextEncoder().encode('boru/desk/v1');

/**
 * A secret for one more purpose, out of the desk's own (RFC 5869, SHA-256): whoever opens the desk has it, and nobody else.
 * Null for what is no identity.
 */
export const deskSecret = (identity: string, label: 'triage' | 'receipt'): Uint8Array | null => {
  const secret = secretOf(identity);
  return secret.ok ? hkdf(sha256, secret.value, salt, new TextEncoder().encode(`boru/desk/v1/${label}`), 32) : null;
};
