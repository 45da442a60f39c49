// A tree of hashes that only grows, its proofs, and the signed words a log says about itself (RFC 6962, RFC 9162, C2SP).
export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
export {
  checkEntry,
  contentFields,
  type EntryContent,
  type EntryFinding,
  type EntryHead,
  entryCommitment,
  entryLeaf,
} from './entry.ts';
export { emptyRoot, hashBytes, leafHash, nodeHash, sameBytes } from './hash.ts';
export { type NodeAt, type NodeId, nodesOf, nodesOver } from './nodes.ts';
export {
  openNote,
  readVerifier,
  type Signer,
  signerOf,
  signNote,
  type Verifier,
  verifierOf,
  writeVerifier,
} from './note.ts';
export { checkProof, formatProof, type LogProof, parseProof } from './proof-text.ts';
export { consistencyProof, consistencyRanges, inclusionProof, inclusionRanges, nodesFor } from './proofs.ts';
export { fromBase64, toBase64 } from './text.ts';
export { appendToTiles, edgeOf, nodesInTiles, type Tile, type TileId, tilesFor } from './tiles.ts';
export { type GrowingTree, growingTree, rootOf } from './tree.ts';
export { verifyConsistency, verifyInclusion } from './verify.ts';
