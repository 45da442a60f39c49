// Against an independent, slow count that follows the recursive definitions of RFC 6962 section 2.1 word for word.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendToTiles,
  consistencyProof,
  edgeOf,
  growingTree,
  inclusionProof,
  leafHash,
  nodesFor,
  nodesInTiles,
  nodesOver,
  rootOf,
  type Tile,
  tilesFor,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { consistencyRanges, inclusionRanges } from './proofs.ts';

const sha = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const split = (length: number): number => {
  let k = 1;
  while (k * 2 < length) k *= 2;
  return k;
};
const slowRoot = (data: readonly Uint8Array[]): Buffer => {
  const [only] = data;
  if (only === undefined) return sha();
  if (data.length === 1) return sha('\u0000', only);
  const k = split(data.length);
  return sha('\u0001', slowRoot(data.slice(0, k)), slowRoot(data.slice(k)));
};
const slowPath = (m: number, data: readonly Uint8Array[]): Buffer[] => {
  if (data.length === 1) return [];
  const k = split(data.length);
  return m < k
    ? [...slowPath(m, data.slice(0, k)), slowRoot(data.slice(k))]
    : [...slowPath(m - k, data.slice(k)), slowRoot(data.slice(0, k))];
};
const slowProof = (m: number, data: readonly Uint8Array[], whole = true): Buffer[] => {
  if (m === data.length) return whole ? [] : [slowRoot(data)];
  const k = split(data.length);
  return m <= k
    ? [...slowProof(m, data.slice(0, k), whole), slowRoot(data.slice(k))]
    : [...slowProof(m - k, data.slice(k), false), slowRoot(data.slice(0, k))];
};
const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map((hash) => Buffer.from(hash).toString('hex'));
const entries = (most: number) => fc.array(fc.uint8Array({ maxLength: 12 }), { minLength: 1, maxLength: most });

describe('trees and proofs', () => {
  test('roots of the fast and the slow count agree', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 70 }), (data) => {
        expect(hex([rootOf(data.map(leafHash))])).toEqual(hex([slowRoot(data)]));
      }),
    );
  });

  test('inclusion proofs agree, are accepted, and no other leaf, place or size is', () => {
    fc.assert(
      fc.property(entries(40), fc.nat(), fc.nat(60), fc.nat(60), (data, pick, place, size) => {
        const index = pick % data.length;
        const leaves = data.map(leafHash);
        const proof = inclusionProof(BigInt(index), BigInt(data.length), nodesOver(leaves));
        expect(hex(proof)).toEqual(hex(slowPath(index, data)));
        const root = rootOf(leaves);
        const leaf = leaves[index] ?? new Uint8Array();
        expect(verifyInclusion(leaf, BigInt(index), BigInt(data.length), proof, root)).toBe(true);
        expect(
          verifyInclusion(leafHash(Uint8Array.of(1, 2, 3, ...leaf)), BigInt(index), BigInt(data.length), proof, root),
        ).toBe(false);
        // Another place may be shown by the same path only if the same bytes stand there.
        if (place < data.length && hex([leaves[place] ?? leaf])[0] !== hex([leaf])[0])
          expect(verifyInclusion(leaf, BigInt(place), BigInt(data.length), proof, root)).toBe(false);
        if (size !== data.length && slowPathLength(index, size) !== proof.length)
          expect(verifyInclusion(leaf, BigInt(index), BigInt(size), proof, root)).toBe(false);
      }),
    );
  });

  test('consistency proofs agree, are accepted, and never for another history', () => {
    fc.assert(
      fc.property(entries(40), fc.nat(), fc.nat(), (data, pick, change) => {
        const size1 = 1 + (pick % data.length);
        const leaves = data.map(leafHash);
        const [one, two] = [BigInt(size1), BigInt(data.length)];
        const proof = consistencyProof(one, two, nodesOver(leaves));
        expect(hex(proof)).toEqual(hex(slowProof(size1, data)));
        const [root1, root2] = [rootOf(leaves.slice(0, size1)), rootOf(leaves)];
        expect(verifyConsistency(one, two, proof, root1, root2)).toBe(true);
        // The operator rewrites one of the old entries and shows the best proof there is for the new history.
        const at = change % size1;
        const rewritten = leaves.map((leaf, place) => (place === at ? leafHash(Uint8Array.of(9, ...leaf)) : leaf));
        const forged = consistencyProof(one, two, nodesOver(rewritten));
        expect(verifyConsistency(one, two, forged, root1, rootOf(rewritten))).toBe(false);
      }),
    );
  });

  test('a tree that grows leaf by leaf has the root of every size on its way', () => {
    const leaves = Array.from({ length: 300 }, (_none, at) => leafHash(Uint8Array.of(at % 256, at >> 8)));
    const tree = growingTree();
    for (const [at, leaf] of leaves.entries()) {
      tree.append(leaf);
      if (at % 37 === 0 || at > 290) expect(hex([tree.root()])).toEqual(hex([rootOf(leaves.slice(0, at + 1))]));
    }
    expect(tree.size()).toBe(300n);
  });
});

const slowPathLength = (index: number, size: number): number =>
  index < size
    ? slowPath(
        index,
        Array.from({ length: size }, () => new Uint8Array()),
      ).length
    : -1;

describe('pieces of 256', () => {
  test('batches of any size give the root and the proofs of the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (batches, pick) => {
          const kept = new Map<string, Tile>();
          const all: Uint8Array[] = [];
          let size = 0n;
          for (const count of batches) {
            const leaves = Array.from({ length: count }, (_none, at) =>
              leafHash(Uint8Array.of(at % 251, all.length % 256, at >> 8)),
            );
            // Only the edge is read again, as a sequencer does.
            const edge = edgeOf(size).map(({ level, index }) => kept.get(`${level}.${index}`));
            const grown = appendToTiles(
              size,
              edge.flatMap((tile) => tile ?? []),
              leaves,
            );
            for (const tile of grown.changed) kept.set(`${tile.level}.${tile.index}`, tile);
            all.push(...leaves);
            size = grown.size;
            expect(hex([grown.root])).toEqual(hex([rootOf(all)]));
          }
          if (all.length === 0) return;
          const tiles = [...kept.values()];
          expect(tiles.every(({ hashes }) => hashes.length <= 256)).toBe(true);
          const index = BigInt(pick % all.length);
          const wanted = tilesFor(nodesFor([...inclusionRanges(index, size), ...consistencyRanges(index + 1n, size)]));
          const few = wanted.flatMap(({ level, index: at }) => kept.get(`${level}.${at}`) ?? []);
          expect(few).toHaveLength(wanted.length);
          expect(hex(inclusionProof(index, size, nodesInTiles(few)))).toEqual(
            hex(inclusionProof(index, size, nodesOver(all))),
          );
          expect(hex(consistencyProof(index + 1n, size, nodesInTiles(few)))).toEqual(
            hex(consistencyProof(index + 1n, size, nodesOver(all))),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a missing or short piece is said, not guessed', () => {
    expect(() => nodesInTiles([])({ level: 0, index: 3n })).toThrow(RangeError);
    expect(() => appendToTiles(5n, [], [new Uint8Array(32)])).toThrow(RangeError);
  });

  test('70,000 leaves: the third level of pieces begins where it should', () => {
    const size = 70_000n;
    const leaf = leafHash(Uint8Array.of(7));
    const grown = appendToTiles(
      0n,
      [],
      Array.from({ length: Number(size) }, () => leaf),
    );
    expect(grown.changed.filter(({ level }) => level === 2)).toHaveLength(1);
    const proof = inclusionProof(69_999n, size, nodesInTiles(grown.changed));
    expect(verifyInclusion(leaf, 69_999n, size, proof, grown.root)).toBe(true);
  });
});

describe('hostile input', () => {
  const trap: unknown = new Proxy([new Uint8Array(32)], {
    get() {
      throw new Error('trap');
    },
  });
  class Liar extends Uint8Array {
    override slice(): never {
      throw new Error('liar');
    }
  }
  const odd: readonly unknown[] = [
    undefined,
    null,
    0,
    -1,
    Number.NaN,
    '',
    'x'.repeat(64),
    {},
    [],
    [null],
    [[]],
    Symbol('s'),
    () => 1,
    new Uint8Array(0),
    new Uint8Array(31),
    new Uint8Array(33),
    new Uint16Array(32),
    new ArrayBuffer(32),
    new DataView(new ArrayBuffer(32)),
    { length: 32 },
    new Liar(32),
    trap,
    [trap],
    -1n,
    1n << 64n,
    1n << 5000n,
    [new Uint8Array(32), 'x'],
    Array.from({ length: 5000 }, () => new Uint8Array(32)),
    new Array(4_294_967_295),
    Object.create(Uint8Array.prototype),
    new Proxy(new Uint8Array(32), {}),
  ];
  const anything = fc.oneof(
    fc.constantFrom(...odd),
    fc.anything(),
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.bigInt(),
  );

  test('no value of any type is accepted or makes the verifier throw', () => {
    fc.assert(
      fc.property(anything, anything, anything, anything, anything, (a, b, c, d, e) => {
        const args = [a, b, c, d, e] as never as Parameters<typeof verifyInclusion>;
        expect(verifyInclusion(...args)).toBe(false);
        const others = [b, a, c, d, e] as never as Parameters<typeof verifyConsistency>;
        expect(typeof verifyConsistency(...others)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  test('one wrong argument among right ones is enough', () => {
    const leaves = [1, 2, 3, 4, 5].map((at) => leafHash(Uint8Array.of(at)));
    const right: readonly unknown[] = [leaves[2], 2n, 5n, inclusionProof(2n, 5n, nodesOver(leaves)), rootOf(leaves)];
    const root3 = rootOf(leaves.slice(0, 3));
    const rightToo: readonly unknown[] = [3n, 5n, consistencyProof(3n, 5n, nodesOver(leaves)), root3, rootOf(leaves)];
    expect(verifyInclusion(...(right as never as Parameters<typeof verifyInclusion>))).toBe(true);
    expect(verifyConsistency(...(rightToo as never as Parameters<typeof verifyConsistency>))).toBe(true);
    for (const value of odd)
      for (let at = 0; at < 5; at += 1) {
        const bad = right.map((each, place) => (place === at ? value : each));
        expect(verifyInclusion(...(bad as never as Parameters<typeof verifyInclusion>)), String(at)).toBe(false);
        const badToo = rightToo.map((each, place) => (place === at ? value : each));
        expect(verifyConsistency(...(badToo as never as Parameters<typeof verifyConsistency>)), String(at)).toBe(false);
      }
  });
});
