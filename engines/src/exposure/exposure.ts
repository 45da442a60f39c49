/** What is known of a side: 0 none, 1 all. Not known at all: from 0 to 1. */
export type Span = { readonly low: number; readonly high: number };
export type Part<Side extends string> = { readonly id: Side; readonly weight: number };
export type Exposure<Side extends string> = {
  low: number;
  high: number;
  sides: { id: Side; low: number; high: number }[];
  first: Side | null;
};

const unknown: Span = { low: 0, high: 1 };
const within = (value: number): number => Math.min(1, Math.max(0, value));
const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/**
 * The weighted sum of the sides, once with the least and once with the most that each can be. `first` is the side that
 * surely weighs most; where nothing is sure there is none, and the desk asks instead of guessing. Weights need not add up to 100.
 */
export const exposureOf = <Side extends string>(
  parts: readonly Part<Side>[],
  known: Readonly<Partial<Record<Side, Span>>>,
): Exposure<Side> => {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const sides = parts.map(({ id }) => {
    const { low, high } = known[id] ?? unknown;
    return { id, low: within(low), high: Math.max(within(low), within(high)) };
  });
  const sum = (end: 'low' | 'high'): number =>
    all === 0
      ? 0
      : oneDecimal(parts.reduce((total, { weight }, at) => total + weight * (sides[at]?.[end] ?? 0), 0) * (100 / all));
  const sure = parts.map(({ id, weight }, at) => ({ id, weighs: weight * (sides[at]?.low ?? 0) }));
  const first = sure.reduce<(typeof sure)[number] | null>(
    (best, one) => (one.weighs > (best?.weighs ?? 0) ? one : best),
    null,
  );
  return { low: sum('low'), high: sum('high'), sides, first: first?.id ?? null };
};

/** What is sure comes first, then what could be; ties by the key, so that two days show the same order. */
export const rank = <Item extends { low: number; high: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] => items.toSorted((a, b) => b.low - a.low || b.high - a.high || (keyOf(a) < keyOf(b) ? -1 : 1));
