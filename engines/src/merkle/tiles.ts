import { type NodeAt, type NodeId, nodesOf, nodesOver, rangeHash } from './nodes.ts';

/**
 * The tree in pieces of at most 256 hashes that stand 8 levels apart (C2SP tlog-tiles): a proof needs a few pieces
 * instead of every leaf, and only the pieces at the right edge ever change.
 */
export interface Tile {
  readonly level: number;
  readonly index: bigint;
  readonly hashes: readonly Uint8Array[];
}
export type TileId = Omit<Tile, 'hashes'>;

const height = 8;
const width = 1n << BigInt(height);
export const tileWidth = Number(width);
const keyOf = ({ level, index }: TileId): string => `${level}.${index}`;

const placeOf = ({ level, index }: NodeId): TileId & { rise: number; from: number } => {
  const rise = level % height;
  const first = index << BigInt(rise);
  return { level: (level - rise) / height, index: first / width, rise, from: Number(first % width) };
};

/** The pieces that hold these nodes, each named once. */
export function tilesFor(nodes: readonly NodeId[]): TileId[] {
  const found = new Map<string, TileId>();
  for (const node of nodes) {
    const { level, index } = placeOf(node);
    found.set(keyOf({ level, index }), { level, index });
  }
  return [...found.values()];
}

/** The pieces at the right edge of a tree: what an append reads and changes. */
export const edgeOf = (size: bigint): TileId[] => (size === 0n ? [] : tilesFor(nodesOf({ from: 0n, to: size })));

/** Reads nodes out of pieces, each computed once; throws when a piece is missing or too short. */
export function nodesInTiles(tiles: readonly Tile[]): NodeAt {
  const within = new Map(
    tiles.map((tile) => [keyOf(tile), { length: tile.hashes.length, nodeAt: nodesOver(tile.hashes) }]),
  );
  return (node) => {
    const { level, index, rise, from } = placeOf(node);
    const piece = within.get(keyOf({ level, index }));
    if (piece === undefined || piece.length < from + 2 ** rise)
      throw new RangeError(`piece ${level}/${index} lacks node ${node.level}/${node.index}`);
    return piece.nodeAt({ level: rise, index: BigInt(from >> rise) });
  };
}

/** Adds leaves to a tree of which the right edge is at hand. Gives the new and changed pieces, and the new root. */
export function appendToTiles(
  size: bigint,
  edge: readonly Tile[],
  leaves: readonly Uint8Array[],
): { size: bigint; root: Uint8Array; changed: Tile[] } {
  const pieces = new Map<string, { level: number; index: bigint; hashes: Uint8Array[] }>();
  for (const { level, index, hashes } of edge)
    pieces.set(keyOf({ level, index }), { level, index, hashes: [...hashes] });
  const changed = new Set<string>();
  const add = (level: number, at: bigint, hash: Uint8Array): void => {
    const id = { level, index: at / width };
    const key = keyOf(id);
    const piece = pieces.get(key) ?? { ...id, hashes: [] };
    if (BigInt(piece.hashes.length) !== at % width) throw new RangeError(`piece ${key} does not end at ${at}`);
    piece.hashes.push(hash);
    pieces.set(key, piece);
    changed.add(key);
    if (piece.hashes.length === tileWidth)
      add(level + 1, id.index, nodesOver(piece.hashes)({ level: height, index: 0n }));
  };
  let next = size;
  for (const leaf of leaves) {
    add(0, next, leaf);
    next += 1n;
  }
  const tiles = [...pieces.values()];
  return {
    size: next,
    root: rangeHash({ from: 0n, to: next }, nodesInTiles(tiles)),
    changed: tiles.filter((tile) => changed.has(keyOf(tile))),
  };
}
