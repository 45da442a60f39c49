/** Fingerprints of files that are too large to hold, and too secret to send. See README.md. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** 64 hexadecimal letters. `seen` hears how many bytes are done, so that a page can say how far it is. */
export const fingerprintOf = async (
  pieces: AsyncIterable<Uint8Array>,
  seen: (bytes: number) => void = () => undefined,
): Promise<string> => {
  const hash = sha256.create();
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    seen(bytes);
  }
  return bytesToHex(hash.digest());
};

/** A stream of the browser as pieces; Safari's streams are not iterable by themselves. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
