import { emptyRoot, nodeHash } from './hash.ts';

/** The root of a full subtree of 2^level leaves, the index-th of its level from the left. */
export interface NodeId {
  readonly level: number;
  readonly index: bigint;
}
export type NodeAt = (id: NodeId) => Uint8Array;

/** Leaves from (inclusive) to (exclusive). */
export interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

const lengthOf = (value: bigint): number => value.toString(2).length;

/** The largest power of two below `size` (size > 1): where RFC 6962 splits a tree. */
export const splitOf = (size: bigint): bigint => 1n << BigInt(lengthOf(size - 1n) - 1);

/**
 * The full subtrees that make up a range, largest first. Every range that a tree or a proof asks for begins at a multiple
 * of the power of two that covers it, so the binary digits of its length name the subtrees.
 */
export function nodesOf({ from, to }: Range): NodeId[] {
  const nodes: NodeId[] = [];
  const length = to - from;
  let at = from;
  for (let level = lengthOf(length) - 1; level >= 0; level -= 1) {
    const size = 1n << BigInt(level);
    if ((length & size) === 0n) continue;
    nodes.push({ level, index: at >> BigInt(level) });
    at += size;
  }
  return nodes;
}

/** Joins full subtrees, largest first, to the hash of all their leaves. */
export function joined(hashes: readonly Uint8Array[]): Uint8Array {
  let root: Uint8Array | undefined;
  for (const hash of hashes.toReversed()) root = root === undefined ? hash : nodeHash(hash, root);
  return root ?? emptyRoot();
}

/** MTH(D[from:to]). */
export function rangeHash(range: Range, nodeAt: NodeAt): Uint8Array {
  return joined(nodesOf(range).map(nodeAt));
}

/** Every full subtree over leaf hashes held in memory; each is computed once, when first asked for. */
export function nodesOver(leaves: readonly Uint8Array[]): NodeAt {
  const known = new Map<string, Uint8Array>();
  const nodeAt: NodeAt = ({ level, index }) => {
    if (level === 0) {
      const leaf = leaves[Number(index)];
      if (leaf === undefined) throw new RangeError(`there is no leaf ${index}`);
      return leaf;
    }
    const key = `${level}.${index}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const below = level - 1;
    const hash = nodeHash(
      nodeAt({ level: below, index: index * 2n }),
      nodeAt({ level: below, index: index * 2n + 1n }),
    );
    known.set(key, hash);
    return hash;
  };
  return nodeAt;
}
