import { hashBytes, nodeHash, sameBytes } from './hash.ts';

/** RFC 6962 sizes are 64 bits wide; a longer path than that cannot be one. */
const largestSize = (1n << 64n) - 1n;
const longestProof = 65;

const isSize = (value: unknown): value is bigint => typeof value === 'bigint' && value >= 0n && value <= largestSize;

/** A copy: whoever handed it over cannot change it while it is being checked. */
const bytesOf = (value: unknown): Uint8Array | null => (value instanceof Uint8Array ? new Uint8Array(value) : null);

const hashesOf = (proof: unknown): Uint8Array[] | null => {
  if (!Array.isArray(proof) || proof.length > longestProof) return null;
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < proof.length; at += 1) {
    const bytes = bytesOf(proof[at]);
    if (bytes === null || bytes.length !== hashBytes) return null;
    hashes.push(bytes);
  }
  return hashes;
};

/** What cannot be read proves nothing; it must not stop the reader either. */
const orFalse = (check: () => boolean): boolean => {
  try {
    return check();
  } catch {
    return false;
  }
};

const checkInclusion = (leaf: Uint8Array, index: bigint, size: bigint, proof: Uint8Array[], root: Uint8Array) => {
  let [at, last] = [index, size - 1n];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0n) return false;
    if ((at & 1n) === 1n || at === last) {
      hash = nodeHash(sibling, hash);
      while ((at & 1n) === 0n && at !== 0n) {
        at >>= 1n;
        last >>= 1n;
      }
    } else hash = nodeHash(hash, sibling);
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n && sameBytes(hash, root);
};

/**
 * Whether the leaf with this hash stands at `index` in the tree of `size` leaves with this root (RFC 9162 section 2.1.3.2).
 * Anything that is not what it should be is false; nothing throws.
 */
export function verifyInclusion(
  leafHash: Uint8Array,
  index: bigint,
  size: bigint,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  return orFalse(() => {
    const [leaf, path, top] = [bytesOf(leafHash), hashesOf(proof), bytesOf(root)];
    if (leaf === null || path === null || top === null || !isSize(index) || !isSize(size)) return false;
    if (leaf.length !== hashBytes || top.length !== hashBytes || index >= size) return false;
    return checkInclusion(leaf, index, size, path, top);
  });
}

const checkConsistency = (
  size1: bigint,
  size2: bigint,
  path: readonly Uint8Array[],
  root1: Uint8Array,
  root2: Uint8Array,
) => {
  const [seed, ...rest] = (size1 & (size1 - 1n)) === 0n ? [root1, ...path] : path;
  if (seed === undefined) return false;
  let [at, last] = [size1 - 1n, size2 - 1n];
  while ((at & 1n) === 1n) {
    at >>= 1n;
    last >>= 1n;
  }
  let [hash1, hash2] = [seed, seed];
  for (const sibling of rest) {
    if (last === 0n) return false;
    if ((at & 1n) === 1n || at === last) {
      hash1 = nodeHash(sibling, hash1);
      hash2 = nodeHash(sibling, hash2);
      while ((at & 1n) === 0n && at !== 0n) {
        at >>= 1n;
        last >>= 1n;
      }
    } else hash2 = nodeHash(hash2, sibling);
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n && sameBytes(hash1, root1) && sameBytes(hash2, root2);
};

/**
 * Whether the tree of `size2` leaves begins with the very leaves of the tree of `size1` (RFC 9162 section 2.1.4.2).
 * An empty tree is consistent with everything, so it proves nothing: size1 = 0 is false. Nothing throws.
 */
export function verifyConsistency(
  size1: bigint,
  size2: bigint,
  proof: readonly Uint8Array[],
  root1: Uint8Array,
  root2: Uint8Array,
): boolean {
  return orFalse(() => {
    const [path, first, second] = [hashesOf(proof), bytesOf(root1), bytesOf(root2)];
    if (path === null || first === null || second === null || !isSize(size1) || !isSize(size2)) return false;
    if (size1 === 0n || size1 > size2) return false;
    if (size1 === size2) return path.length === 0 && sameBytes(first, second);
    if (path.length === 0 || first.length !== hashBytes || second.length !== hashBytes) return false;
    return checkConsistency(size1, size2, path, first, second);
  });
}
