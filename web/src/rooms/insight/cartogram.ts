import type { Tile } from './api.ts';

export const TILE = 96;
export const GAP = 8;
const STEP = TILE + GAP;
export const SHADES = 5;

export const placeOf = ({ column, row }: Pick<Tile, 'column' | 'row'>) => ({ x: column * STEP, y: row * STEP });

export const frameOf = (tiles: readonly Pick<Tile, 'column' | 'row'>[]) => ({
  width: (Math.max(0, ...tiles.map(({ column }) => column)) + 1) * STEP - GAP,
  height: (Math.max(0, ...tiles.map(({ row }) => row)) + 1) * STEP - GAP,
});

/** 1 (few) to SHADES (many); null where the number is withheld. By the root of the share, or one city would leave the rest alike. */
export const shadeOf = (count: number | null, largest: number): number | null =>
  count === null ? null : Math.max(1, Math.ceil(Math.sqrt(count / Math.max(1, largest)) * SHADES));

export type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
const ways: Readonly<Record<Way, { readonly across: number; readonly down: number }>> = {
  ArrowUp: { across: 0, down: -1 },
  ArrowDown: { across: 0, down: 1 },
  ArrowLeft: { across: -1, down: 0 },
  ArrowRight: { across: 1, down: 0 },
};
export const isWay = (key: string): key is Way => key in ways;

/** The nearest tile in the direction of the key; sideways distance counts double, so that a row is walked before it is left. */
export function neighbourOf<Place extends Pick<Tile, 'key' | 'column' | 'row'>>(
  from: Place,
  way: Way,
  tiles: readonly Place[],
): Place | null {
  const { across, down } = ways[way];
  const reached = tiles.flatMap((tile) => {
    const [right, below] = [tile.column - from.column, tile.row - from.row];
    const ahead = right * across + below * down;
    const aside = Math.abs(right * down) + Math.abs(below * across);
    return ahead > 0 ? [{ tile, far: ahead + aside * 2 }] : [];
  });
  return reached.sort((a, b) => a.far - b.far || a.tile.key.localeCompare(b.tile.key))[0]?.tile ?? null;
}

/** The tile a municipality stands in: its own, or that of the city whose district it is (codes share four digits). */
export const tileOf = (municipality: string, keys: readonly string[]): string | undefined =>
  keys.find((key) => key === municipality) ?? keys.find((key) => key.slice(0, 4) === municipality.slice(0, 4));
