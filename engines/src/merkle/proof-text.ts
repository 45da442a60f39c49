import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { hashBytes } from './hash.ts';
import type { Verifier } from './note.ts';
import { fromBase64, readSize, toBase64 } from './text.ts';
import { verifyInclusion } from './verify.ts';

/** A proof that stands alone: where the entry is, the way to the root, and the signed checkpoint (C2SP tlog-proof). */
export interface LogProof {
  readonly index: bigint;
  readonly hashes: readonly Uint8Array[];
  /** The signed note, word for word. */
  readonly checkpoint: string;
}

const heading = 'c2sp.org/tlog-proof@v1';

export const formatProof = ({ index, hashes, checkpoint }: LogProof): string =>
  [heading, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n');

/** Null for anything that is no such proof. A line of extra data is passed over: nothing authenticates it. */
export function parseProof(text: string): LogProof | null {
  if (typeof text !== 'string') return null;
  const split = text.indexOf('\n\n');
  const [first, ...rest] = text.slice(0, Math.max(split, 0)).split('\n');
  if (split < 0 || first !== heading) return null;
  const [extra] = rest;
  if (extra?.startsWith('extra ') && fromBase64(extra.slice(6)) === null) return null;
  const [line = '', ...encoded] = extra?.startsWith('extra ') ? rest.slice(1) : rest;
  const index = line.startsWith('index ') ? readSize(line.slice(6)) : null;
  if (index === null || encoded.length > 64) return null;
  const hashes: Uint8Array[] = [];
  for (const each of encoded) {
    const hash = fromBase64(each);
    if (hash === null || hash.length !== hashBytes) return null;
    hashes.push(hash);
  }
  return { index, hashes, checkpoint: text.slice(split + 2) };
}

/** The checkpoint under which the leaf is shown to be in the log; null when anything at all is wrong. */
export function checkProof(
  text: string,
  leafHash: Uint8Array,
  log: Verifier,
): { index: bigint; checkpoint: Checkpoint } | null {
  const proof = parseProof(text);
  const checkpoint = proof === null ? null : openCheckpoint(proof.checkpoint, log);
  if (proof === null || checkpoint === null) return null;
  const { index, hashes } = proof;
  return verifyInclusion(leafHash, index, checkpoint.size, hashes, checkpoint.root) ? { index, checkpoint } : null;
}
