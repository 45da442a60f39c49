import { hashBytes } from './hash.ts';
import { openNote, type Signer, signNote, type Verifier } from './note.ts';
import { fromBase64, readSize, toBase64 } from './text.ts';

/** What a log says of itself at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
}

/** The text that is signed. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (origin === '' || /\p{Cc}/u.test(origin) || size < 0n || root.length !== hashBytes)
    throw new RangeError('a checkpoint has an origin, a size and a root of 32 bytes');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text; extension lines may follow and are not looked at. Null for anything else. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (typeof text !== 'string' || !text.endsWith('\n')) return null;
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', count = '', hash = ''] = lines;
  const [size, root] = [readSize(count), fromBase64(hash)];
  if (lines.some((line) => line === '') || size === null || root === null || root.length !== hashBytes) return null;
  return { origin, size, root };
}

export const signCheckpoint = (checkpoint: Checkpoint, signer: Signer): string =>
  signNote(formatCheckpoint(checkpoint), signer);

/** The checkpoint of a note that the log itself has signed: its key carries the name of the origin. Null otherwise. */
export function openCheckpoint(note: string, log: Verifier, others: readonly Verifier[] = []): Checkpoint | null {
  const opened = openNote(note, [log, ...others]);
  const checkpoint = opened === null ? null : parseCheckpoint(opened.text);
  if (opened === null || checkpoint === null || checkpoint.origin !== log.name) return null;
  return opened.signedBy.some(({ id, name }) => id === log.id && name === log.name) ? checkpoint : null;
}
