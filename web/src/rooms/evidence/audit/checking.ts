import { checkEntry, type EntryFinding, readVerifier } from '@boru/engines/merkle';
import type { Proof } from './api.ts';

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Checks a proof on this machine, with the key of the log: the server's word is not taken for it. */
export function checkHere({ entry, commitment, content, proof, key }: Proof, knownKey: string): EntryFinding {
  const log = readVerifier(knownKey);
  if (log === null || key !== knownKey) return { holds: false, fault: 'proof' };
  const disclosed = content === null ? null : { salt: bytesOf(content.salt), fields: content.fields };
  return checkEntry({ head: entry, commitment: bytesOf(commitment), content: disclosed, proof }, log);
}
