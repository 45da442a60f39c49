/** One file for police, a lawyer or a mediator: a zip that checks itself. See README.md. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8, Zip, ZipPassThrough } from 'fflate';

export type Part = {
  readonly path: string;
  readonly pieces: () => AsyncIterable<Uint8Array>;
  /** The fingerprint written down before: a file that is another by now must not travel under it. */
  readonly expected?: string;
};

/** The file at this path is no longer the one that was looked at. */
export class PartChanged extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`changed: ${path}`);
    this.path = path;
  }
}

/** Read by `sha256sum -c`, on any machine, without Boru. */
export const sumsFile = 'SHA256SUMS';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
export const textPart = (path: string, text: string): Part => bytesPart(path, strToU8(text));
export const bytesPart = (path: string, bytes: Uint8Array): Part => ({ path, pieces: () => once(bytes) });

/** The zip piece by piece, never held whole. The list of fingerprints is its last entry, since it needs all the others. */
export async function* bundleOf(
  parts: readonly Part[],
  at: Date,
  seen: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) fault = error;
    else ready.push(piece);
  });
  const sums: string[] = [];
  let bytes = 0;
  async function* add({ path, pieces, expected }: Part): AsyncGenerator<Uint8Array> {
    const entry = new ZipPassThrough(path);
    entry.mtime = at;
    zip.add(entry);
    const hash = sha256.create();
    for await (const piece of pieces()) {
      hash.update(piece);
      entry.push(piece);
      bytes += piece.length;
      seen(bytes);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* ready.splice(0);
    if (fault !== null) throw fault;
    const found = bytesToHex(hash.digest());
    if (expected !== undefined && expected !== found) throw new PartChanged(path);
    sums.push(`${found}  ${path}\n`);
  }
  for (const part of parts) yield* add(part);
  yield* add(textPart(sumsFile, sums.join('')));
  zip.end();
  yield* ready.splice(0);
}

/** As a stream that is asked for its pieces, so that no more is read from the disk than is sealed. */
export const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );

/** Nothing that reads like another letter on a bad line: no i, l, o, 0, 1. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 6;
const groupLength = 4;

/** Six groups of four letters, 118 bits, easy to say on the telephone. Null when the bytes did not suffice. */
export const passphraseFrom = (random: Uint8Array): string | null => {
  const fair = 256 - (256 % letters.length);
  const chosen = [...random].filter((byte) => byte < fair).map((byte) => letters[byte % letters.length] ?? '');
  if (chosen.length < groups * groupLength) return null;
  return Array.from({ length: groups }, (_, at) =>
    chosen.slice(at * groupLength, (at + 1) * groupLength).join(''),
  ).join('-');
};
