import { split } from '../money/index.ts';

/** `size`: units of the frame. `deviation`: standard deviation in any whole unit, the same for all strata; for Neyman only. */
export type Stratum = { readonly id: string; readonly size: number; readonly deviation?: number };
export type Allocation = 'proportional' | 'neyman';

const weightOf = ({ size, deviation }: Stratum, method: Allocation): number =>
  method === 'neyman' ? size * (deviation ?? 0) : size;

/**
 * How many units of each stratum, in the order given. Whole numbers by the largest remainder; at least `least` (or all
 * there are), at most all; together exactly `sample`. Where no stratum varies, Neyman is proportional. Throws RangeError
 * when the frame is smaller than the sample, or the sample than the least of all strata.
 */
export const allocate = (
  strata: readonly Stratum[],
  sample: number,
  method: Allocation,
  least = 2,
): Map<string, number> => {
  const floorOf = ({ size }: Stratum): number => Math.min(least, size);
  const total = strata.reduce((sum, { size }) => sum + size, 0);
  if (!Number.isSafeInteger(sample) || sample > total) throw new RangeError('the sample is larger than the frame');
  if (sample < strata.reduce((sum, one) => sum + floorOf(one), 0)) throw new RangeError('the sample is too small');
  const settled = new Map<string, number>();
  let open = strata;
  for (;;) {
    const left = sample - [...settled.values()].reduce((sum, count) => sum + count, 0);
    if (open.length === 0) break;
    const wished = open.map((one) => weightOf(one, method));
    const weights = wished.some((weight) => weight > 0) ? wished : open.map(({ size }) => size);
    const given = weights.some((weight) => weight > 0) ? split(left, weights) : open.map(() => 0);
    const at = (index: number): number => given[index] ?? 0;
    // First whoever would get more than there is, then whoever would get too few; each settles and leaves the rest to the others.
    const over = open.filter(({ size }, index) => at(index) > size);
    const bound = over.length > 0 ? over : open.filter((one, index) => at(index) < floorOf(one));
    if (bound.length === 0) {
      open.forEach(({ id }, index) => {
        settled.set(id, at(index));
      });
      break;
    }
    for (const one of bound) settled.set(one.id, over.length > 0 ? one.size : floorOf(one));
    open = open.filter((one) => !bound.includes(one));
  }
  return fitted(strata, settled, sample, floorOf);
};

/** What the last stratum could not take goes where there is room, in the order given. */
const fitted = (
  strata: readonly Stratum[],
  settled: ReadonlyMap<string, number>,
  sample: number,
  floorOf: (one: Stratum) => number,
): Map<string, number> => {
  const counts = new Map(strata.map(({ id }) => [id, settled.get(id) ?? 0]));
  let left = sample - [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const one of strata) {
    const now = counts.get(one.id) ?? 0;
    const change = left > 0 ? Math.min(left, one.size - now) : Math.max(left, floorOf(one) - now);
    counts.set(one.id, now + change);
    left -= change;
  }
  return counts;
};
