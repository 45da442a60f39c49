import {
  appendToTiles,
  edgeOf,
  openCheckpoint,
  type Signer,
  sameBytes,
  signCheckpoint,
  type Tile,
} from '@boru/engines/merkle';
import type { Tx } from '#platform/database/index';
import { record } from '../commands.ts';
import { type EntryKind, mostAtOnce } from './model.ts';
import {
  eraseContent,
  insertCheckpoint,
  type Old,
  saveTiles,
  selectLastCheckpoint,
  selectOld,
  selectTiles,
  takeNext,
} from './store.ts';

/** What was signed last must still be what the pieces say: Boru never signs on top of an altered log. */
const refuseAltered = (
  last: { size: number; root: Buffer; note: string } | undefined,
  edge: readonly Tile[],
  signer: Signer,
) => {
  if (last === undefined) return;
  const size = BigInt(last.size);
  const signed = openCheckpoint(last.note, signer);
  const { root } = appendToTiles(size, edge, []);
  if (signed?.size !== size || !sameBytes(signed.root, last.root) || !sameBytes(root, last.root))
    throw new Error(`the log of evidence is not what was signed at ${last.size} entries: run boru audit verify`);
};

/**
 * Gives waiting entries their places and signs the new root, all in the caller's transaction as the system actor.
 * Returns how many it placed; `mostAtOnce` means that more may wait.
 */
export const sequence = async (tx: Tx, signer: Signer): Promise<number> => {
  const taken = await takeNext(tx, mostAtOnce);
  if (taken.length === 0) return 0;
  const last = await selectLastCheckpoint(tx);
  const size = BigInt(last?.size ?? 0);
  if (taken[0]?.leafIndex !== Number(size))
    throw new Error(`the log of evidence and its checkpoint ${size} disagree: run boru audit verify`);
  const edge = await selectTiles(tx, edgeOf(size));
  refuseAltered(last, edge, signer);
  const grown = appendToTiles(
    size,
    edge,
    taken.map(({ leaf }) => leaf),
  );
  await saveTiles(tx, grown.changed);
  const note = signCheckpoint({ origin: signer.name, size: grown.size, root: grown.root }, signer);
  await insertCheckpoint(tx, { size: Number(grown.size), root: Buffer.from(grown.root), note });
  return taken.length;
};

/**
 * Erases the content of one entry because a law demands it; the proof of the log stands. Only the system actor may, and the
 * erasure is itself an entry that cannot be erased. False when there is no such entry or it was erased before.
 */
export const erasePayload = async (
  tx: Tx,
  entry: { kind: EntryKind; at: string; id: number },
  { requestId, article }: { requestId: string; article: string },
): Promise<boolean> => {
  const erased = await eraseContent(tx, entry.kind, entry.at, entry.id);
  if (erased)
    await record(
      tx,
      { kind: 'system' },
      { requestId, action: 'evidence.erased', subjectId: `${entry.kind}/${entry.id}`, reason: article },
    );
  return erased;
};

/** As `erasePayload`, for what is older than a law lets it be kept. Returns how many; `most` means that more may be left. */
export const eraseOldPayloads = async (
  tx: Tx,
  old: Old,
  by: { requestId: string; article: string },
): Promise<number> => {
  let erased = 0;
  for (const entry of await selectOld(tx, old)) if (await erasePayload(tx, entry, by)) erased += 1;
  return erased;
};
