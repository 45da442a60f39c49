// Published vectors: RFC 6962 trees of the certificate-transparency reference implementation and transparency-dev/merkle
// (Apache-2.0), and the accumulated subtree vectors of draft-ietf-plants-merkle-tree-certs (as folded there into one hash).
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  nodesOver,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  fromHex,
);
const leaves = inputs.map(leafHash);
const leafHashes = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
  '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658',
  'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
  '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const [h1, h01, h45, h67, h03, h47, h0, h4, h6] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
];
const h23 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';

/** Index from 0, size, path. */
const inclusions: readonly (readonly [bigint, bigint, readonly string[]])[] = [
  [0n, 1n, []],
  [0n, 8n, [h1, h23, h47]],
  [5n, 8n, [h4, h67, h03]],
  [2n, 3n, [h01]],
  [1n, 5n, [h0, h23, h4]],
];
const consistencies: readonly (readonly [bigint, bigint, readonly string[]])[] = [
  [1n, 1n, []],
  [1n, 8n, [h1, h23, h47]],
  [6n, 8n, [h45, h67, h03]],
  [2n, 5n, [h23, h4]],
  [6n, 7n, [h45, h6, h03]],
];

const rootAt = (size: bigint): Uint8Array => fromHex(roots[Number(size)] ?? '');
const flipped = (proof: readonly Uint8Array[], at: number, mask: number): Uint8Array[] =>
  proof.map((hash, place) =>
    place === at ? Uint8Array.from(hash, (byte, byteAt) => (byteAt === 0 ? byte ^ mask : byte)) : hash,
  );
const nothing = new Uint8Array(0);
const some = fromHex('abacaba000000000000000000000000000000000000000000060061e00123456');
const wrong = new TextEncoder().encode('WrongRoot');

describe('RFC 6962 hashes', () => {
  test('empty tree, empty leaf, leaf and node', () => {
    expect(toHex(emptyRoot())).toBe(roots[0]);
    expect(toHex(leafHash(nothing))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    const text = (value: string) => new TextEncoder().encode(value);
    expect(toHex(leafHash(text('L123456')))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
    expect(toHex(nodeHash(text('N123'), text('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  test('a node is never the leaf of its own bytes', () => {
    const [one = nothing, two = nothing] = leaves;
    expect(toHex(nodeHash(one, two))).not.toBe(toHex(leafHash(Uint8Array.from([...one, ...two]))));
  });

  test('the roots of the reference trees of 0 to 8 leaves', () => {
    expect(leaves.map(toHex)).toEqual(leafHashes);
    for (let size = 0; size <= 8; size += 1) expect(toHex(rootOf(leaves.slice(0, size)))).toBe(roots[size]);
  });
});

describe.each(inclusions)('the published proof of leaf %s in a tree of %s', (index, size, path) => {
  const proof = path.map(fromHex);
  const leaf = leaves[Number(index)] ?? nothing;
  const root = rootAt(size);

  test('is what the builder makes and what the verifier accepts', () => {
    expect(inclusionProof(index, size, nodesOver(leaves)).map(toHex)).toEqual(path);
    expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
  });

  test('is refused in every damaged form of the reference tests', () => {
    const damaged: [string, boolean][] = [
      ['leaf index - 1', verifyInclusion(leaf, index - 1n, size, proof, root)],
      ['leaf index + 1', verifyInclusion(leaf, index + 1n, size, proof, root)],
      ['leaf index ^ 2', verifyInclusion(leaf, index ^ 2n, size, proof, root)],
      ['tree size * 2', verifyInclusion(leaf, index, size * 2n, proof, root)],
      ['tree size / 2', verifyInclusion(leaf, index, size / 2n, proof, root)],
      ['wrong leaf', verifyInclusion(wrong, index, size, proof, root)],
      ['empty root', verifyInclusion(leaf, index, size, proof, emptyRoot())],
      ['random root', verifyInclusion(leaf, index, size, proof, some)],
      ['random leaf', verifyInclusion(some, index, size, proof, root)],
      ['trailing garbage', verifyInclusion(leaf, index, size, [...proof, nothing], root)],
      ['trailing root', verifyInclusion(leaf, index, size, [...proof, root], root)],
      ['preceding garbage', verifyInclusion(leaf, index, size, [nothing, ...proof], root)],
      ['preceding root', verifyInclusion(leaf, index, size, [root, ...proof], root)],
      ...proof.map((_hash, at): [string, boolean] => [
        `bit 3 of ${at}`,
        verifyInclusion(leaf, index, size, flipped(proof, at, 8), root),
      ]),
    ];
    if (proof.length > 0) damaged.push(['removed', verifyInclusion(leaf, index, size, proof.slice(0, -1), root)]);
    if (proof.length > 1)
      damaged.push(['inserted', verifyInclusion(leaf, index, size, [proof[0] ?? some, some, ...proof.slice(1)], root)]);
    expect(damaged.filter(([, accepted]) => accepted)).toEqual([]);
  });
});

describe.each(consistencies)('the published proof from %s to %s leaves', (size1, size2, path) => {
  const proof = path.map(fromHex);
  const [root1, root2] = [rootAt(size1), rootAt(size2)];

  test('is what the builder makes and what the verifier accepts', () => {
    expect(consistencyProof(size1, size2, nodesOver(leaves)).map(toHex)).toEqual(path);
    expect(verifyConsistency(size1, size2, proof, root1, root2)).toBe(true);
  });

  test('is refused in every damaged form of the reference tests', () => {
    if (proof.length === 0) {
      expect(verifyConsistency(size1, size2, [emptyRoot()], root1, root2)).toBe(false);
      return;
    }
    const check = (one: bigint, two: bigint, way: Uint8Array[], first = root1, second = root2) =>
      verifyConsistency(one, two, way, first, second);
    const damaged: [string, boolean][] = [
      ['size1 - 1', check(size1 - 1n, size2, proof)],
      ['size1 + 1', check(size1 + 1n, size2, proof)],
      ['size1 ^ 2', check(size1 ^ 2n, size2, proof)],
      ['size2 * 2', check(size1, size2 * 2n, proof)],
      ['size2 / 2', check(size1, size2 / 2n, proof)],
      ['wrong root1', check(size1, size2, proof, wrong)],
      ['wrong root2', check(size1, size2, proof, root1, wrong)],
      ['swapped roots', check(size1, size2, proof, root2, root1)],
      ['empty proof', check(size1, size2, [])],
      ['trailing garbage', check(size1, size2, [...proof, nothing])],
      ['trailing root1', check(size1, size2, [...proof, root1])],
      ['trailing root2', check(size1, size2, [...proof, root2])],
      ['preceding garbage', check(size1, size2, [nothing, ...proof])],
      ['preceding root1', check(size1, size2, [root1, ...proof])],
      ['preceding root2', check(size1, size2, [root2, ...proof])],
      ['preceding proof[0]', check(size1, size2, [proof[0] ?? nothing, ...proof])],
      ['truncated', check(size1, size2, proof.slice(0, -1))],
      ...proof.map((_hash, at): [string, boolean] => [`bit 4 of ${at}`, check(size1, size2, flipped(proof, at, 16))]),
    ];
    expect(damaged.filter(([, accepted]) => accepted)).toEqual([]);
  });
});

test('sizes that prove nothing', () => {
  const [one, two] = [new TextEncoder().encode("don't care 1"), new TextEncoder().encode("don't care 2")];
  const proof = [emptyRoot()];
  expect(verifyConsistency(1n, 1n, [], two, two)).toBe(true);
  expect(verifyConsistency(0n, 0n, [], one, one)).toBe(false);
  expect(verifyConsistency(0n, 1n, [], one, two)).toBe(false);
  expect(verifyConsistency(0n, 1n, proof, emptyRoot(), emptyRoot())).toBe(false);
  expect(verifyConsistency(1n, 1n, [], one, two)).toBe(false);
  expect(verifyConsistency(1n, 1n, proof, emptyRoot(), emptyRoot())).toBe(false);
  expect(verifyConsistency(1n, 0n, [], one, two)).toBe(false);
  expect(verifyConsistency(2n, 1n, [], one, two)).toBe(false);
  expect(verifyConsistency(1n, 2n, [], one, two)).toBe(false);
  expect(verifyInclusion(some, 0n, 0n, [], emptyRoot())).toBe(false);
});

/** A subtree [start, end) begins at a multiple of the power of two that covers it. */
const isSubtree = (start: number, end: number): boolean => start % 2 ** Math.ceil(Math.log2(end - start)) === 0;

test('every subtree hash and every proof in trees up to 130 leaves folds to the published hashes', () => {
  const hashes = Array.from({ length: 130 }, (_none, at) => leafHash(Uint8Array.of(at)));
  const trees = sha256.create();
  const proofs = sha256.create();
  const say = (into: typeof trees, line: string) => into.update(new TextEncoder().encode(`${line}\n`));
  for (let end = 1; end <= 130; end += 1)
    for (let start = 0; start < end; start += 1) {
      if (!isSubtree(start, end)) continue;
      const part = hashes.slice(start, end);
      const nodeAt = nodesOver(part);
      say(trees, `[${start}, ${end}) ${toHex(rootOf(part))}`);
      for (let index = start; index < end; index += 1) {
        const proof = inclusionProof(BigInt(index - start), BigInt(end - start), nodeAt);
        say(proofs, [`${index} [${start}, ${end})`, ...proof.map(toHex)].join(' '));
      }
    }
  expect(toHex(trees.digest())).toBe('94a95384a8c69acea9b50d035a58285b3a777cb7a724005faa5e1f1e1190007f');
  expect(toHex(proofs.digest())).toBe('ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f');
});
