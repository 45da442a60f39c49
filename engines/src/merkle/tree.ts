import { nodeHash } from './hash.ts';
import { joined } from './nodes.ts';

/** A tree that only grows. It keeps the roots of its full subtrees: at most 64 hashes, however many leaves. */
export interface GrowingTree {
  append(leaf: Uint8Array): void;
  size(): bigint;
  root(): Uint8Array;
}

export function growingTree(): GrowingTree {
  /** Largest subtree first; the binary digits of `size` say which sizes they have. */
  const peaks: Uint8Array[] = [];
  let size = 0n;
  return {
    append(leaf) {
      let hash = leaf;
      for (let carry = size; (carry & 1n) === 1n; carry >>= 1n) {
        const left = peaks.pop();
        if (left === undefined) throw new Error('the tree lost a subtree');
        hash = nodeHash(left, hash);
      }
      peaks.push(hash);
      size += 1n;
    },
    size: () => size,
    root: () => joined(peaks),
  };
}

/** MTH of leaf hashes (not of their data). */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const tree = growingTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}
