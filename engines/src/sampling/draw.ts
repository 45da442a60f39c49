import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The `count` units whose SHA-256 of `seed`, a line break and the identifier is smallest, in that order (permanent random
 * numbers, Ohlsson 1995). Same seed, same frame, same sample, in whatever order the frame comes. Throws RangeError when
 * fewer than `count` different units are there.
 */
export const draw = (ids: readonly string[], count: number, seed: string): string[] => {
  const ranked = [...new Set(ids)].map((id) => ({ id, rank: bytesToHex(sha256(utf8ToBytes(`${seed}\n${id}`))) }));
  if (!Number.isSafeInteger(count) || count < 0 || count > ranked.length) throw new RangeError('not so many units');
  return ranked
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
};
