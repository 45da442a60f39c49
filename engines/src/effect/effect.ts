/** One company that was helped, or that waited: its score (0 … 100) before and after, and what it is matched by. */
export type Change = {
  readonly before: number;
  readonly after: number;
  /** Days between the two diagnoses. */
  readonly days: number;
  readonly size: string;
  readonly industry: string;
};
export type Helped = Change & {
  /** What it is counted under: a programme, an agency, an expert. */
  readonly group: string;
  /** Integer won; null: not known, or nothing was paid. */
  readonly costWon: number | null;
};
export type Rule = {
  /** Fewest companies, and fewest companies that waited, behind a number that is shown. */
  readonly least: number;
  /** How many that waited stand beside each that was helped. */
  readonly neighbours: number;
  /** Most points by which the scores before may differ. */
  readonly caliper: number;
};
export const rule: Rule = { least: 5, neighbours: 3, caliper: 10 };

export type Estimate =
  | {
      readonly isShown: true;
      readonly helped: number;
      readonly waited: number;
      /** Points gained by those helped, by those who waited beside them, and the difference with its 95 % interval. */
      readonly gain: number;
      readonly gainWaiting: number;
      readonly effect: number;
      readonly low: number;
      readonly high: number;
      /** Whole won for one point of effect; null where a cost is unknown or the interval reaches nothing. */
      readonly costPerPointWon: number | null;
    }
  | { readonly isShown: false; readonly why: 'few' | 'unmatched' | 'complement' };

/** Nearness of two companies in points of score: another industry counts 5, half a year between the diagnoses 2.5. */
const distance = (one: Change, other: Change): number =>
  Math.abs(one.before - other.before) +
  (one.industry === other.industry ? 0 : 5) +
  Math.abs(one.days - other.days) / 73;

type Matched = { one: Helped; waiting: readonly number[] };
const matchesOf = (helped: readonly Helped[], waiting: readonly Change[], { neighbours, caliper }: Rule): Matched[] =>
  helped.flatMap((one) => {
    const near = waiting
      .map((other, index) => ({ other, index, far: distance(one, other) }))
      .filter(({ other }) => other.size === one.size && Math.abs(other.before - one.before) <= caliper)
      .toSorted((a, b) => a.far - b.far || a.index - b.index)
      .slice(0, neighbours);
    return near.length === 0 ? [] : [{ one, waiting: near.map(({ index }) => index) }];
  });

const gainOf = ({ before, after }: Change): number => after - before;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1);
};

/** Two-sided 95 % of Student's t, by degrees of freedom (tables; between them the larger, so the interval is never too narrow). */
const students: readonly (readonly [number, number])[] = [
  ...([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [6, 2.447],
    [7, 2.365],
    [8, 2.306],
  ] as const),
  ...([
    [9, 2.262],
    [10, 2.228],
    [12, 2.179],
    [15, 2.131],
    [20, 2.086],
    [30, 2.042],
    [60, 2.0],
    [120, 1.98],
  ] as const),
];
const studentOf = (freedom: number): number => students.findLast(([at]) => at <= freedom)?.[1] ?? 12.706;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Won for one point, in whole won; never a share of a won. */
const costOf = (matched: readonly Matched[], effect: number, low: number): number | null => {
  const costs = matched.map(({ one }) => one.costWon);
  if (low <= 0 || costs.some((cost) => cost === null)) return null;
  const whole = costs.reduce((sum, cost) => sum + BigInt(cost ?? 0), 0n);
  const tenths = BigInt(Math.round(effect * 10)) * BigInt(matched.length);
  return tenths <= 0n ? null : Number((whole * 10n) / tenths);
};

/**
 * Points gained by those helped beyond those who waited and began alike: matched by size, by score before (within the caliper),
 * then by nearness; several may stand beside one, and one beside several, which the interval takes into account by weights.
 * A difference of weighted means, both sides with their own spread; no cause is proven by it (decision 0057).
 */
export const estimateEffect = (helped: readonly Helped[], waiting: readonly Change[], by: Rule = rule): Estimate => {
  if (helped.length < by.least) return { isShown: false, why: 'few' };
  const matched = matchesOf(helped, waiting, by);
  const weights = new Map<number, number>();
  for (const { waiting: beside } of matched)
    for (const index of beside) weights.set(index, (weights.get(index) ?? 0) + 1 / (beside.length * matched.length));
  if (matched.length < by.least || weights.size < by.least) return { isShown: false, why: 'unmatched' };
  const gains = matched.map(({ one }) => gainOf(one));
  const used = [...weights].map(([index, weight]) => ({ weight, gain: gainOf(waiting[index] as Change) }));
  const gainWaiting = used.reduce((sum, one) => sum + one.weight * one.gain, 0);
  const squares = used.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const spread = Math.sqrt(variance(gains) / gains.length + variance(used.map(({ gain }) => gain)) * squares);
  const reach = studentOf(Math.floor(Math.min(gains.length, 1 / squares)) - 1) * spread;
  const effect = mean(gains) - gainWaiting;
  return {
    ...{ isShown: true, helped: matched.length, waited: weights.size, gain: tenth(mean(gains)) },
    ...{
      gainWaiting: tenth(gainWaiting),
      effect: tenth(effect),
      low: tenth(effect - reach),
      high: tenth(effect + reach),
    },
    costPerPointWon: costOf(matched, tenth(effect), effect - reach),
  };
};

export type Line = { readonly group: string; readonly estimate: Estimate };
/**
 * All together and by group. Where the hidden groups together are fewer than `least`, the smallest shown one is hidden too:
 * otherwise the whole less the shown would tell of them.
 */
export const effectsBy = (
  helped: readonly Helped[],
  waiting: readonly Change[],
  by: Rule = rule,
): { readonly whole: Estimate; readonly lines: readonly Line[] } => {
  const names = [...new Set(helped.map(({ group }) => group))].toSorted();
  const groups = names.map((group) => {
    const mine = helped.filter((one) => one.group === group);
    return { group, size: mine.length, estimate: estimateEffect(mine, waiting, by) };
  });
  const hidden = () => groups.filter(({ estimate }) => !estimate.isShown).reduce((sum, { size }) => sum + size, 0);
  while (hidden() > 0 && hidden() < by.least) {
    const next = groups.filter(({ estimate }) => estimate.isShown).toSorted((a, b) => a.size - b.size)[0];
    if (next === undefined) break;
    next.estimate = { isShown: false, why: 'complement' };
  }
  return {
    whole: estimateEffect(helped, waiting, by),
    lines: groups.map(({ group, estimate }) => ({ group, estimate })),
  };
};
