import { sha256 } from '@noble/hashes/sha2.js';
import type { Checkpoint } from './checkpoint.ts';
import { leafHash, sameBytes } from './hash.ts';
import type { Verifier } from './note.ts';
import { checkProof } from './proof-text.ts';
import { utf8 } from './text.ts';

/**
 * The bytes of one entry of Boru's evidence. Every value is text as PostgreSQL writes it (numbers decimal, jsonb in its own
 * order, the moment in microseconds since 1970), so that nobody has to rebuild a value to check a hash.
 */
export interface EntryHead {
  readonly kind: 'audit' | 'access';
  readonly id: string;
  /** Microseconds since 1970-01-01T00:00Z, decimal. */
  readonly at: string;
  /** The deed, or the page that was read. */
  readonly what: string;
  readonly actorKind: string;
  readonly agencyId: string | null;
}

/** What may have to be erased by law, in the order in which it is hashed. */
export const contentFields = {
  audit: ['requestId', 'personId', 'actorName', 'companyId', 'caseId', 'subjectId', 'detail', 'address', 'reason'],
  access: [
    'requestId',
    'personId',
    'readerName',
    'agencyName',
    'companyId',
    'caseId',
    'sections',
    'address',
    'reason',
    'basis',
  ],
} as const;
export type EntryContent = Readonly<Record<string, string | null>>;

const domain = 'boru/evidence/v1';
const nothing = Uint8Array.of(0xff, 0xff, 0xff, 0xff);

/** Length in four bytes, big end first, then UTF-8; four bytes ff for nothing. No two lists of fields give the same bytes. */
function fieldBytes(value: string | null): Uint8Array {
  if (value === null) return nothing;
  const text = utf8(value);
  const bytes = new Uint8Array(4 + text.length);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  return bytes;
}

function packed(start: Uint8Array, values: readonly (string | null)[], end: Uint8Array = new Uint8Array()): Uint8Array {
  const parts = [start, ...values.map(fieldBytes), end];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** SHA-256(salt || content): says nothing of the content once the salt is gone. */
export function entryCommitment(kind: EntryHead['kind'], salt: Uint8Array, content: EntryContent): Uint8Array {
  return sha256(
    packed(
      salt,
      contentFields[kind].map((name) => content[name] ?? null),
    ),
  );
}

/** SHA-256(0x00 || domain || head || commitment). */
export function entryLeaf(head: EntryHead, commitment: Uint8Array): Uint8Array {
  const values = [domain, head.kind, head.id, head.at, head.what, head.actorKind, head.agencyId];
  return leafHash(packed(new Uint8Array(), values, commitment));
}

export type EntryFinding =
  | { readonly holds: true; readonly index: bigint; readonly checkpoint: Checkpoint; readonly disclosed: boolean }
  | { readonly holds: false; readonly fault: 'content' | 'proof' };

/** Checks one entry against a signed checkpoint. Without its content only the head is shown to be in the log. */
export function checkEntry(
  entry: {
    readonly head: EntryHead;
    readonly commitment: Uint8Array;
    readonly content: { readonly salt: Uint8Array; readonly fields: EntryContent } | null;
    readonly proof: string;
  },
  log: Verifier,
): EntryFinding {
  const { head, commitment, content, proof } = entry;
  if (content !== null && !sameBytes(entryCommitment(head.kind, content.salt, content.fields), commitment))
    return { holds: false, fault: 'content' };
  const found = checkProof(proof, entryLeaf(head, commitment), log);
  return found === null ? { holds: false, fault: 'proof' } : { holds: true, ...found, disclosed: content !== null };
}
