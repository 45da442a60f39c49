import { type Cube, indexOf, type Place, placesOf } from './cube.ts';

/** One cell that would have to be higher (+1) or lower (−1) by the same number for another table to say the same. */
export type Corner = { index: number; sign: 1 | -1 };
/** The proof for a small cell: move the corners by `by`, and every published number stays as it is while the cell holds five. */
export type Witness = { cell: number; by: number; corners: readonly Corner[] };
export type Protected = { hidden: ReadonlySet<number>; witnesses: readonly Witness[] };

/**
 * From the cell to a partner along each axis: all cells where each place is the cell's or the partner's. Along an axis two
 * parts move against each other, a part and its sum move together; so every line keeps adding up.
 */
const cornersOf = (sizes: readonly number[], cell: Place, partner: Place): Corner[] =>
  sizes
    .reduce<{ place: number[]; sign: 1 | -1 }[]>(
      (corners, size, axis) => {
        const [from, to] = [cell[axis] ?? 0, partner[axis] ?? 0];
        const turn = from === size || to === size ? 1 : -1;
        return corners.flatMap(({ place, sign }) => [
          { place: [...place, from], sign },
          { place: [...place, to], sign: sign * turn === 1 ? 1 : -1 },
        ]);
      },
      [{ place: [], sign: 1 }],
    )
    .map(({ place, sign }) => ({ index: indexOf(sizes, place), sign }));

const partnersOf = (sizes: readonly number[], cell: Place): Place[] =>
  placesOf(sizes).filter((partner) => partner.every((at, axis) => at !== cell[axis]));

/**
 * Withholds every cell under `least` (zero too: "none here" is also a statement about few), then, greedily and cheapest
 * first, as many others as it takes for each small cell to have a witness: another table with the same published numbers
 * in which that cell holds `least`. Nobody who knows the published numbers only can say that the cell is small. Complete:
 * the partner "all sums" always exists. Not optimal: each cell takes the cheapest partner that is left, in order of size.
 * `floors`: what a cell is known to hold at least, because it was published before and companies seldom leave.
 */
export const protect = ({ sizes, counts }: Cube, least: number, floors: readonly number[] = []): Protected => {
  const places = placesOf(sizes);
  const countOf = (index: number): number => counts[index] ?? 0;
  const hidden = new Set(counts.flatMap((count, index) => (count < least ? [index] : [])));
  const small = [...hidden].sort((a, b) => countOf(a) - countOf(b) || a - b);
  const witnesses = small.map((cell): Witness => {
    const place = places[cell] ?? [];
    const by = least - countOf(cell);
    let best: { cost: number; corners: Corner[] } | null = null;
    for (const partner of partnersOf(sizes, place)) {
      const corners = cornersOf(sizes, place, partner);
      if (corners.some(({ index, sign }) => sign < 0 && countOf(index) - by < (floors[index] ?? 0))) continue;
      const cost = corners.reduce((sum, { index }) => sum + (hidden.has(index) ? 0 : 1 + countOf(index)), 0);
      if (best === null || cost < best.cost) best = { cost, corners };
    }
    const corners = best?.corners ?? [];
    for (const { index } of corners) hidden.add(index);
    return { cell, by, corners };
  });
  return { hidden, witnesses };
};

/** The table that the witness speaks of. */
export const alternativeOf = ({ counts }: Cube, { by, corners }: Witness): number[] => {
  const moved = [...counts];
  for (const { index, sign } of corners) moved[index] = (moved[index] ?? 0) + sign * by;
  return moved;
};
