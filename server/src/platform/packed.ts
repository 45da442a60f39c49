import { gzipSync } from 'node:zlib';

const kept = new WeakMap<Buffer, Buffer>();

/**
 * The gzip form of a body that never changes, made once. Only for public, immutable bytes: compressing answers that mix
 * secrets with what a caller chose would let the length speak (BREACH).
 */
export const packedFor = (acceptEncoding: string | string[] | undefined, body: unknown): Buffer | null => {
  if (!Buffer.isBuffer(body) || body.length < 1024 || !String(acceptEncoding ?? '').includes('gzip')) return null;
  const known = kept.get(body) ?? gzipSync(body, { level: 9 });
  kept.set(body, known);
  return known;
};
