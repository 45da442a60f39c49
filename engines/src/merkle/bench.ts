// Speed of the tree. The caller brings the clock (milliseconds), because engines have none.
import {
  appendToTiles,
  growingTree,
  inclusionProof,
  leafHash,
  nodesInTiles,
  openCheckpoint,
  signCheckpoint,
  signerOf,
  verifyInclusion,
} from './index.ts';

export interface Figure {
  readonly name: string;
  readonly perSecond: number;
}

const count = 10_000;

export function bench(now: () => number, milliseconds = 500): Figure[] {
  const data = new Uint8Array(160);
  const leaf = leafHash(data);
  const leaves = Array.from({ length: count }, (_none, at) => leafHash(Uint8Array.of(at % 256, at >> 8)));
  const { root, size, changed } = appendToTiles(0n, [], leaves);
  const nodeAt = nodesInTiles(changed);
  const proof = inclusionProof(1234n, size, nodeAt);
  const log = signerOf('bench.example/log', new Uint8Array(32));
  const note = signCheckpoint({ origin: log.name, size, root }, log);
  const growing = growingTree();
  const run = (name: string, work: () => unknown): Figure => measure(name, work, now, milliseconds);
  return [
    run('merkle: leaf hash of 160 bytes', () => leafHash(data)),
    run('merkle: append a leaf to a growing tree', () => growing.append(leaf)),
    run('merkle: inclusion proof out of pieces, 10,000 leaves', () => inclusionProof(1234n, size, nodeAt)),
    run('merkle: verify an inclusion proof, 10,000 leaves', () =>
      verifyInclusion(leaves[1234] ?? leaf, 1234n, size, proof, root),
    ),
    run('merkle: sign a checkpoint', () => signCheckpoint({ origin: log.name, size, root }, log)),
    run('merkle: open a checkpoint', () => openCheckpoint(note, log)),
  ];
}

function measure(name: string, work: () => unknown, now: () => number, milliseconds: number): Figure {
  const start = now();
  let runs = 0;
  while (now() - start < milliseconds) {
    for (let turn = 0; turn < 10; turn += 1) work();
    runs += 10;
  }
  return { name, perSecond: Math.round((runs / (now() - start)) * 1000) };
}
