import { type NodeAt, type NodeId, nodesOf, type Range, rangeHash, splitOf } from './nodes.ts';

const refuse = (what: string): never => {
  throw new RangeError(what);
};

/** The ranges whose hashes are PATH(index, D[size]), the leaf's sibling first (RFC 6962 section 2.1.1). */
export function inclusionRanges(index: bigint, size: bigint): Range[] {
  if (index < 0n || index >= size) refuse(`no leaf ${index} in a tree of ${size}`);
  const ranges: Range[] = [];
  let [from, to] = [0n, size];
  while (to - from > 1n) {
    const middle = from + splitOf(to - from);
    ranges.push(index < middle ? { from: middle, to } : { from, to: middle });
    if (index < middle) to = middle;
    else from = middle;
  }
  return ranges.reverse();
}

/** The ranges whose hashes are PROOF(size1, D[size2]) (RFC 6962 section 2.1.2). Nothing is to be shown for equal sizes. */
export function consistencyRanges(size1: bigint, size2: bigint): Range[] {
  if (size1 <= 0n || size1 > size2) refuse(`nothing to compare between ${size1} and ${size2} leaves`);
  const ranges: Range[] = [];
  let [from, to] = [0n, size2];
  while (to !== size1) {
    const middle = from + splitOf(to - from);
    ranges.push(size1 <= middle ? { from: middle, to } : { from, to: middle });
    if (size1 <= middle) to = middle;
    else from = middle;
  }
  // The old tree itself is known to the verifier; a part of it must be shown.
  if (from > 0n) ranges.push({ from, to });
  return ranges.reverse();
}

/** What must be at hand to compute a proof. */
export const nodesFor = (ranges: readonly Range[]): NodeId[] => ranges.flatMap(nodesOf);

const hashesOf = (ranges: readonly Range[], nodeAt: NodeAt): Uint8Array[] =>
  ranges.map((range) => rangeHash(range, nodeAt));

/** Shows that the leaf `index` is in the tree of `size` leaves. */
export function inclusionProof(index: bigint, size: bigint, nodeAt: NodeAt): Uint8Array[] {
  return hashesOf(inclusionRanges(index, size), nodeAt);
}

/** Shows that the tree of `size2` leaves begins with the tree of `size1` leaves. 0 < size1 <= size2. */
export function consistencyProof(size1: bigint, size2: bigint, nodeAt: NodeAt): Uint8Array[] {
  return hashesOf(consistencyRanges(size1, size2), nodeAt);
}
