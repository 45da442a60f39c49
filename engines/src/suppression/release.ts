import { isTelling, type Release, sumKey } from './audit.ts';
import { summed } from './cube.ts';
import { protect } from './protect.ts';

/** The value that may be published after earlier ones: two published values of one cell are equal or at least `least` apart. */
export const settle = (count: number, earlier: readonly number[], least: number): number => {
  const near = earlier.filter((value) => value !== count && Math.abs(value - count) < least);
  if (near.length === 0) return count;
  return near.reduce((best, value) => (Math.abs(value - count) < Math.abs(best - count) ? value : best));
};

const valuesOf = (history: readonly Release[], key: string): number[] => history.flatMap((one) => one[key] ?? []);

/**
 * The next release of a table of parts and their sum, after all earlier ones. Small parts and what would give them away are
 * withheld (`protect`). What is shown keeps an earlier value while it is nearer to it than `least`, so that the difference
 * of no two releases is a small number; it is never more than `least` − 1 off. Then all releases together are asked whether
 * they tell a small number (`isTelling`); while they do, the sum goes, and after it the smallest shown part.
 */
export const release = (
  parts: Readonly<Record<string, number>>,
  history: readonly Release[],
  least: number,
): Release => {
  const keys = Object.keys(parts);
  const all = [...keys, sumKey];
  const cube = summed([keys.length], Object.values(parts));
  const floors = all.map((key) => Math.max(0, ...valuesOf(history, key)));
  const { hidden } = protect(cube, least, floors);
  const told: Record<string, number | null> = Object.fromEntries(
    all.map((key, at) => [key, hidden.has(at) ? null : settle(cube.counts[at] ?? 0, valuesOf(history, key), least)]),
  );
  const inOrder = [sumKey, ...keys.toSorted((a, b) => (parts[a] ?? 0) - (parts[b] ?? 0))];
  for (const key of inOrder) {
    if (!isTelling(keys, [...history, told], least)) break;
    told[key] = null;
  }
  return told;
};

/**
 * The same for cells that overlap, so that they add up to nothing: each parts all in those that have it and those that
 * have not. Shown only where both hold at least `least`.
 */
export const releaseShares = (
  all: number,
  parts: Readonly<Record<string, number>>,
  history: readonly Release[],
  least: number,
): Release => {
  const told = (key: string, count: number): number => settle(count, valuesOf(history, key), least);
  return Object.fromEntries([
    [sumKey, all >= least ? told(sumKey, all) : null],
    ...Object.entries(parts).map(([key, having]) => [
      key,
      having >= least && all - having >= least ? told(key, having) : null,
    ]),
  ]);
};

/**
 * And for cells that nothing adds up: each stands alone. `largest` is what one reader already knows of the cell; the rest
 * of it must hold `least` as well.
 */
export const releaseCells = (
  cells: Readonly<Record<string, { count: number; largest: number }>>,
  history: readonly Release[],
  least: number,
): Release =>
  Object.fromEntries(
    Object.entries(cells).map(([key, { count, largest }]) => [
      key,
      count - largest >= least ? settle(count, valuesOf(history, key), least) : null,
    ]),
  );
