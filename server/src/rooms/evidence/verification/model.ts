import {
  type Checkpoint,
  entryCommitment,
  entryLeaf,
  openCheckpoint,
  sameBytes,
  type Tile,
  type Verifier,
} from '@boru/engines/merkle';

type Kind = 'audit' | 'access';
/** Where a fault is: the row of an entry, a place in the log, a checkpoint by its size, a piece of the tree. */
export type Where = {
  kind?: Kind;
  id?: string;
  at?: string;
  index?: number;
  size?: number;
  tile?: string;
};
export type FaultCode =
  | 'entry.changed'
  | 'entry.missing'
  | 'entry.unlogged'
  | 'entry.erased_without_trace'
  | 'log.gap'
  | 'log.short'
  | 'log.unsigned'
  | 'checkpoint.missing'
  | 'checkpoint.root'
  | 'checkpoint.signature'
  | 'tile.changed'
  | 'pinned.signature'
  | 'pinned.rewritten';
export type Fault = { code: FaultCode; where: Where };

/** A row of the log beside the entry it stands for, every value as PostgreSQL writes it. */
export type LeafRow = {
  leafIndex: number;
  kind: Kind;
  id: string;
  at: string;
  leaf: Uint8Array;
  entry: EntryRow | undefined;
};
export type EntryRow = {
  what: string;
  actorKind: string;
  agencyId: string | null;
  salt: Uint8Array | null;
  commitment: Uint8Array | null;
  content: Readonly<Record<string, string | null>>;
};

const whereOf = ({ kind, id, at, leafIndex }: LeafRow): Where => ({
  kind,
  id,
  at: new Date(Number(at) / 1000).toISOString(),
  ...(leafIndex < 0 ? {} : { index: leafIndex }),
});

/** The leaf as it must be, worked out from the row alone. */
export const leafOf = ({ kind, id, at }: Pick<LeafRow, 'kind' | 'id' | 'at'>, entry: EntryRow): Uint8Array | null => {
  const { what, actorKind, agencyId, salt, commitment, content } = entry;
  const committed = salt === null ? commitment : entryCommitment(kind, salt, content);
  return committed === null ? null : entryLeaf({ kind, id, at, what, actorKind, agencyId }, committed);
};

/** Whether the row still says what it said when it was written. */
export const checkEntryRow = (row: LeafRow): Fault | null => {
  if (row.entry === undefined) return { code: 'entry.missing', where: whereOf(row) };
  const leaf = leafOf(row, row.entry);
  return leaf !== null && sameBytes(leaf, row.leaf) ? null : { code: 'entry.changed', where: whereOf(row) };
};

export const checkPlace = (row: LeafRow, expected: number): Fault | null =>
  row.leafIndex === expected ? null : { code: 'log.gap', where: { index: expected } };

export type CheckpointRow = { size: number; root: Uint8Array; note: string };

/** Signed by the log, for this size, with the root that the entries give. */
export const checkCheckpoint = (row: CheckpointRow, root: Uint8Array, log: Verifier): Fault | null => {
  const signed: Checkpoint | null = openCheckpoint(row.note, log);
  const where = { size: row.size };
  if (signed === null || signed.size !== BigInt(row.size)) return { code: 'checkpoint.signature', where };
  return sameBytes(signed.root, row.root) && sameBytes(signed.root, root) ? null : { code: 'checkpoint.root', where };
};

export const checkTile = (expected: Tile, kept: Tile | undefined): Fault | null => {
  const same =
    kept !== undefined &&
    kept.hashes.length === expected.hashes.length &&
    expected.hashes.every((hash, at) => sameBytes(hash, kept.hashes[at] ?? new Uint8Array()));
  return same ? null : { code: 'tile.changed', where: { tile: `${expected.level}/${expected.index}` } };
};

/** What a person may hand over from outside: a checkpoint kept from an earlier day. */
export type Pinned = { checkpoint: Checkpoint };

export const readPinned = (note: string, log: Verifier): Pinned | Fault => {
  const checkpoint = openCheckpoint(note, log);
  return checkpoint === null ? { code: 'pinned.signature', where: {} } : { checkpoint };
};

export const checkPinned = ({ checkpoint }: Pinned, root: Uint8Array): Fault | null =>
  sameBytes(checkpoint.root, root) ? null : { code: 'pinned.rewritten', where: { size: Number(checkpoint.size) } };

export type Verified = {
  sound: boolean;
  /** The first thing that is not as it was. */
  fault: Fault | null;
  origin: string;
  size: number;
  root: string;
  entries: number;
  erased: number;
  checkpoints: number;
  /** Entries that have no place yet, and for how many seconds the oldest has been waiting. */
  waiting: number;
  waitingSeconds: number;
};
