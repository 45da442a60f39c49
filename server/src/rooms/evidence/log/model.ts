import { hashBytes, type Tile, type TileId } from '@boru/engines/merkle';

/** The two tables of entries; numbers of entries are unique within one. */
export type EntryKind = 'audit' | 'access';

/** Hashes lie one after the other in one value, as in C2SP tlog-tiles. */
export const writeHashes = (hashes: readonly Uint8Array[]): Buffer => Buffer.concat(hashes);

export const readHashes = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.floor(bytes.length / hashBytes) }, (_none, at) =>
    Uint8Array.from(bytes.subarray(at * hashBytes, (at + 1) * hashBytes)),
  );

export const tileOf = (row: { level: number; tileIndex: number; hashes: Uint8Array }): Tile => ({
  level: row.level,
  index: BigInt(row.tileIndex),
  hashes: readHashes(row.hashes),
});

/** The origin is a name for the key: it stays when the address of the installation changes, and two keys never share it. */
export const originOf = (keyHash: Uint8Array): string =>
  `boru/evidence/${Buffer.from(keyHash.subarray(0, 8)).toString('hex')}`;

/** At most this many entries under one checkpoint: a batch is a second's work, or a part of a long wait. */
export const mostAtOnce = 5_000;

export const namesOf = (tiles: readonly TileId[]): { levels: number[]; indexes: number[] } => ({
  levels: tiles.map(({ level }) => level),
  indexes: tiles.map(({ index }) => Number(index)),
});
