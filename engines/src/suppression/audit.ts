/** What one release says of a table: key of the cell → count, or null where it is withheld. */
export type Release = Readonly<Record<string, number | null>>;

/** The sum of a table stands in a release under this key. */
export const sumKey = '*';

type Box = { low: number; high: number };
type Boxes = Map<string, Box>[];

/** What a release says by itself: a new value is true to the last one, a kept one up to `least` − 1 off, a withheld one anything. */
const saidBy = (keys: readonly string[], releases: readonly Release[], least: number): Boxes =>
  releases.map((told, at) => {
    const isKept = (key: string) => releases.slice(0, at).some((one) => one[key] === told[key]);
    return new Map(
      [...keys, sumKey].map((key) => {
        const value = told[key];
        if (value == null) return [key, { low: 0, high: Number.POSITIVE_INFINITY }];
        const off = isKept(key) ? least - 1 : 0;
        return [key, { low: value - off, high: value + off }];
      }),
    );
  });

/** Narrows each box by the others of its table, which add up to their sum: the exact bounds of that linear program. */
const byTheSum = (boxes: Map<string, Box>, keys: readonly string[]): boolean => {
  let narrowed = false;
  const narrow = (box: Box, low: number, high: number): void => {
    if (low <= box.low && high >= box.high) return;
    box.low = Math.max(box.low, low);
    box.high = Math.min(box.high, high);
    narrowed = true;
  };
  const total = boxes.get(sumKey) ?? { low: 0, high: Number.POSITIVE_INFINITY };
  const parts = keys.map((key) => boxes.get(key) ?? total);
  const others = (index: number, end: keyof Box): number =>
    parts.reduce((sum, part, at) => (at === index ? sum : sum + part[end]), 0);
  narrow(total, others(-1, 'low'), others(-1, 'high'));
  parts.forEach((part, index) => {
    narrow(part, total.low - others(index, 'high'), total.high - others(index, 'low'));
  });
  return narrowed;
};

/** Narrows by the belief that nobody ever leaves. */
const byGrowth = (boxes: Boxes, keys: readonly string[]): boolean => {
  let narrowed = false;
  const meet = (early: Box, late: Box): void => {
    if (early.low > late.low) [late.low, narrowed] = [early.low, true];
    if (late.high < early.high) [early.high, narrowed] = [late.high, true];
  };
  for (const key of [...keys, sumKey])
    for (let at = 1; at < boxes.length; at++) {
      const [early, late] = [boxes[at - 1]?.get(key), boxes[at]?.get(key)];
      if (early && late) meet(early, late);
    }
  return narrowed;
};

/** Everything that can be known of each cell at each release; null where what is believed cannot be true. */
const knownFrom = (
  keys: readonly string[],
  releases: readonly Release[],
  least: number,
  grows: boolean,
): Boxes | null => {
  const boxes = saidBy(keys, releases, least);
  for (let round = 0; round < 50; round++) {
    const narrowed = boxes.map((table) => byTheSum(table, keys)).includes(true);
    if (!(grows && byGrowth(boxes, keys)) && !narrowed) break;
  }
  return boxes.some((table) => [...table.values()].some(({ low, high }) => low > high)) ? null : boxes;
};

const isSmallChange = (early: Box, late: Box, least: number, grows: boolean): boolean => {
  const low = grows ? Math.max(0, late.low - early.high) : late.low - early.high;
  const high = late.high - early.low;
  return (low > 0 && high < least) || (high < 0 && low > -least);
};

/**
 * Whether the releases of a table, all together, tell a small number: that a cell is surely under `least`, or that it
 * surely changed by less than that between two releases. Asked twice: of somebody who knows the rules and the numbers, and of
 * somebody who believes besides that companies only join.
 */
export const isTelling = (keys: readonly string[], releases: readonly Release[], least: number): boolean =>
  [false, true].some((grows) => {
    const boxes = knownFrom(keys, releases, least, grows);
    if (boxes === null) return false;
    return [...keys, sumKey].some((key) => {
      const boxesOf = boxes.flatMap((table) => table.get(key) ?? []);
      if (boxesOf.some(({ high }) => high < least)) return true;
      return boxesOf.some((late, at) => boxesOf.slice(0, at).some((early) => isSmallChange(early, late, least, grows)));
    });
  });
