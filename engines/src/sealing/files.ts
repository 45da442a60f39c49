import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { openStream, sealStream } from './age.ts';
import { paddedFile, padStream } from './padding.ts';
import { refused, type Taken, taken } from './refusal.ts';

/** A sealed file travels and lies in pieces of this size; only the last is shorter. */
export const chunkBytes = 1_048_576;
export const largestFile = 500 * 1_048_576;

const [header, nonce, tag, block] = [168, 16, 16, 65_536];
/** Size of a sealed file: what a server learns of the size before it, which Padmé has rounded up. */
export const sealedFileSize = (size: number): number => {
  const padded = paddedFile(size);
  return header + nonce + padded + tag * Math.ceil(padded / block);
};

/** Pieces of one size out of pieces of any size. */
const inChunks = (): TransformStream<Uint8Array, Uint8Array> => {
  let kept = new Uint8Array(chunkBytes);
  let filled = 0;
  return new TransformStream({
    transform(piece, controller) {
      for (let at = 0; at < piece.length; ) {
        const part = piece.subarray(at, at + chunkBytes - filled);
        kept.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < chunkBytes) continue;
        controller.enqueue(kept);
        kept = new Uint8Array(chunkBytes);
        filled = 0;
      }
    },
    flush(controller) {
      if (filled > 0) controller.enqueue(kept.subarray(0, filled));
    },
  });
};

/** Seals a file of any size piece by piece. `sha256` (hex, of the file itself) is right once all chunks were read. */
export const sealFile = async (
  recipient: string,
  bytes: ReadableStream<Uint8Array>,
  size: number,
): Promise<Taken<{ readonly chunks: ReadableStream<Uint8Array>; readonly sha256: () => string }>> => {
  if (size > largestFile) return refused('size');
  const hash = sha256.create();
  const hashed = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      hash.update(piece);
      controller.enqueue(piece);
    },
  });
  const sealed = await sealStream([recipient], bytes.pipeThrough(hashed).pipeThrough(padStream(size)));
  if (!sealed.ok) return sealed;
  return taken({ chunks: sealed.value.pipeThrough(inChunks()), sha256: () => bytesToHex(hash.clone().digest()) });
};

/**
 * Opens a sealed file piece by piece, without its padding. Only `ok` says that what `take` got is the whole file that the
 * letter named: cut, exchanged or reordered chunks are refused, and what was written by then has to be thrown away.
 */
export const openFile = async (
  identity: string,
  chunks: ReadableStream<Uint8Array>,
  { size, sha256: expected }: { readonly size: number; readonly sha256: string },
  take: (piece: Uint8Array) => void | Promise<void>,
): Promise<Taken<number>> => {
  const hash = sha256.create();
  let left = size;
  const opened = await openStream(identity, chunks, async (piece) => {
    const own = piece.subarray(0, left);
    left -= own.length;
    if (own.length === 0) return;
    hash.update(own);
    await take(own);
  });
  if (!opened.ok) return opened;
  const isWhole = left === 0 && opened.value === paddedFile(size) && bytesToHex(hash.digest()) === expected;
  return isWhole ? taken(size) : refused('content');
};
