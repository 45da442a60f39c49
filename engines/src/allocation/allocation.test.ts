import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gap, type Item, type Limits, planSupport } from './index.ts';

const gaps: readonly Gap[] = Array.from({ length: 8 }, (_, index) => ({
  id: `G${index}`,
  points: [3.1, 2.4, 5, 1.2, 0.7, 4.4, 2, 6.3][index] ?? 1,
}));
const item = (id: string, closes: readonly string[], rest: Partial<Item> = {}): Item => ({
  id,
  closes,
  hours: 1,
  ownPaymentWon: 0,
  after: [],
  ...rest,
});
const free: Limits = { hours: null, ownPaymentWon: null };

const randomItems = fc
  .array(
    fc.record({
      closes: fc.subarray(gaps.map(({ id }) => id)),
      hours: fc.option(fc.integer({ min: 0, max: 20 })),
      ownPaymentWon: fc.option(fc.integer({ min: 0, max: 5 }).map((one) => one * 1_000_000)),
      after: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
    }),
    { maxLength: 9 },
  )
  .map((rows) =>
    // Any item may come after any other: circles are drawn too.
    rows.map(({ after, ...row }, index) => ({ ...row, id: `I${index}`, after: after.map((one) => `I${one}`) })),
  );
const randomLimits = fc.record({
  hours: fc.option(fc.integer({ min: 0, max: 60 })),
  ownPaymentWon: fc.option(fc.integer({ min: 0, max: 15 }).map((one) => one * 1_000_000)),
});

/** All subsets, and nothing of the search. */
const bestOfAll = (items: readonly Item[], limits: Limits): readonly number[] => {
  let best: readonly number[] = [0, 0, 0, 0];
  for (let mask = 0; mask < 1 << items.length; mask += 1) {
    const set = items.filter((_one, index) => mask & (1 << index));
    const sum = (of: (one: Item) => number | null) => set.reduce((total, one) => total + (of(one) ?? 0), 0);
    const [hours, won] = [sum((one) => one.hours), sum((one) => one.ownPaymentWon)];
    if (hours > (limits.hours ?? Number.POSITIVE_INFINITY) || won > (limits.ownPaymentWon ?? Number.POSITIVE_INFINITY))
      continue;
    const reached = new Set<string>();
    for (let round = 0; round < set.length; round += 1)
      for (const one of set) if (one.after.every((id) => reached.has(id))) reached.add(one.id);
    if (reached.size < set.length) continue;
    const closed = new Set(set.flatMap(({ closes }) => closes));
    const points = gaps.reduce((total, gap) => total + (closed.has(gap.id) ? Math.round(gap.points * 10) : 0), 0);
    const score = [points, -set.length, -won, -hours];
    const first = score.findIndex((one, index) => one !== best[index]);
    if (first >= 0 && (score[first] ?? 0) > (best[first] ?? 0)) best = score;
  }
  return best;
};

describe('다음에 받을 지원', () => {
  it('모든 묶음을 다 해 본 것과 같은 답을 냅니다', () => {
    fc.assert(
      fc.property(randomItems, randomLimits, (items, limits) => {
        const plan = planSupport(items, gaps, limits);
        const [points = 0, count = 0, won = 0, hours = 0] = bestOfAll(items, limits);
        expect([Math.round(plan.points * 10), plan.items.length, plan.ownPaymentWon, plan.hours]).toEqual([
          points,
          0 - count,
          0 - won,
          0 - hours,
        ]);
        expect(plan.isOptimal).toBe(true);
        // What must come first stands first, and the points of the lines are the points of the plan.
        const order = plan.items.map(({ id }) => id);
        for (const [place, id] of order.entries())
          for (const before of items.find((one) => one.id === id)?.after ?? [])
            expect(order.slice(0, place)).toContain(before);
        expect(plan.items.reduce((sum, one) => sum + Math.round(one.points * 10), 0)).toBe(points);
      }),
      { numRuns: 300 },
    );
  });

  it('적은 것으로 같은 것을 메우면 적은 쪽을 고릅니다', () => {
    const plan = planSupport([item('a', ['G0']), item('b', ['G1']), item('c', ['G0', 'G1'])], gaps, free);
    expect(plan.items).toEqual([{ id: 'c', closes: ['G0', 'G1'], points: 5.5, isUnsure: false }]);
  });

  it('먼저 받아야 하는 것이 없으면 빠지고, 이미 받았으면 됩니다', () => {
    const items = [item('late', ['G2'], { after: ['early'] })];
    expect(planSupport(items, gaps, free).items).toEqual([]);
    expect(planSupport(items, gaps, { ...free, done: ['early'] }).items).toHaveLength(1);
  });

  it('60개 항목과 40개 부족한 곳도 곧 답합니다', () => {
    const many: readonly Gap[] = Array.from({ length: 40 }, (_, index) => ({
      id: `G${index}`,
      points: 1 + ((index * 7) % 13) / 10,
    }));
    const items = Array.from({ length: 60 }, (_, index) =>
      item(
        `I${index}`,
        many.filter((_gap, place) => (place * 31 + index * 17) % 11 === 0).map(({ id }) => id),
        {
          hours: 4 + (index % 9),
          ownPaymentWon: (index % 5) * 1_000_000,
        },
      ),
    );
    const plan = planSupport(items, many, { hours: 40, ownPaymentWon: 6_000_000 });
    expect(plan.hours).toBeLessThanOrEqual(40);
    expect(plan.ownPaymentWon).toBeLessThanOrEqual(6_000_000);
    expect(plan.points).toBeGreaterThan(10);
  });
});
