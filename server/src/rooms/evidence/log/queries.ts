import { createHash } from 'node:crypto';
import {
  formatProof,
  inclusionProof,
  inclusionRanges,
  nodesFor,
  nodesInTiles,
  type Signer,
  signerOf,
  tilesFor,
} from '@boru/engines/merkle';
import type { Tx } from '#platform/database/index';
import { secretsIn } from '#platform/session/index';
import { type EntryKind, originOf } from './model.ts';
import { selectLastCheckpoint, selectPlace, selectTiles } from './store.ts';

/** The key that signs for the log: made from the secret beside the data, never in the database. */
export const logSigner = async (dataDir: string): Promise<Signer> => {
  const seed = (await secretsIn(dataDir)).seed('evidence-log');
  const { publicKey } = signerOf('boru', seed);
  return signerOf(originOf(createHash('sha256').update(publicKey).digest()), seed);
};

/** The newest words the log has signed about itself; null before the first entry was placed. */
export const lastCheckpoint = async (tx: Tx) => {
  const row = await selectLastCheckpoint(tx);
  return row ? { size: row.size, note: row.note, signedAt: row.signedAt.toISOString() } : null;
};

/** Shows that an entry stands in the log, under the newest checkpoint; null while it still waits for its place. */
export const inclusionOf = async (
  tx: Tx,
  kind: EntryKind,
  id: number,
): Promise<{ index: number; text: string } | null> => {
  const place = await selectPlace(tx, kind, id);
  const checkpoint = await selectLastCheckpoint(tx);
  if (place === null || checkpoint === undefined || place >= checkpoint.size) return null;
  const [index, size] = [BigInt(place), BigInt(checkpoint.size)];
  const tiles = await selectTiles(tx, tilesFor(nodesFor(inclusionRanges(index, size))));
  const hashes = inclusionProof(index, size, nodesInTiles(tiles));
  return { index: place, text: formatProof({ index, hashes, checkpoint: checkpoint.note }) };
};
