import { smallestCell } from '@boru/contract/insight';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Count, suppress, suppressShares } from './model.ts';

const tables = fc
  .array(fc.integer({ min: 0, max: 40 }), { maxLength: 16 })
  .map((numbers): Count[] => numbers.map((companies, index) => ({ key: `k${index}`, companies })));

describe('작은 수는 보이지 않습니다', () => {
  it('5 미만은 어느 칸에도 나타나지 않습니다', () => {
    fc.assert(
      fc.property(tables, (counts) =>
        suppress(counts).cells.every(({ count }) => count === null || count >= smallestCell),
      ),
    );
  });

  it('전체에서 빼도 가린 칸을 알아낼 수 없습니다', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { cells, total } = suppress(counts);
        if (total === null) return true;
        const shown = cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
        const hidden = cells.filter(({ count }) => count === null).length;
        return hidden === 0 ? shown === total : hidden >= 2 && total - shown >= smallestCell;
      }),
      { numRuns: 2000 },
    );
  });

  it('보이는 수는 참입니다', () => {
    fc.assert(
      fc.property(tables, (counts) =>
        suppress(counts).cells.every(
          ({ key, count }) => count === null || counts.some((known) => known.key === key && known.companies === count),
        ),
      ),
    );
  });

  it.each([
    { name: '한 칸만 작으면 다음 칸도 가립니다', input: [12, 3, 7], shown: [12, null, null], total: 22 },
    { name: '두 칸이 작고 합이 5 이상이면 그 둘만 가립니다', input: [12, 3, 4], shown: [12, null, null], total: 19 },
    { name: '합이 5 미만이면 더 가립니다', input: [12, 1, 2, 9], shown: [12, null, null, null], total: 24 },
    { name: '모두 크면 그대로 보입니다', input: [12, 5, 9], shown: [12, 5, 9], total: 26 },
    { name: '없음도 가립니다', input: [12, 0, 9], shown: [12, null, null], total: 21 },
    { name: '전체가 작으면 전체도 가립니다', input: [2, 1], shown: [null, null], total: null },
    { name: '지킬 수 없는 전체는 가립니다', input: [3], shown: [null], total: null },
    { name: '빈 표', input: [], shown: [], total: null },
  ])('$name', ({ input, shown, total }) => {
    const result = suppress(input.map((companies, index) => ({ key: String(index), companies })));
    expect(result.cells.map(({ count }) => count)).toEqual(shown);
    expect(result.total).toBe(total);
  });
});

describe('겹치는 칸의 작은 수도 보이지 않습니다', () => {
  it('어느 칸에도, 그 칸의 나머지에도 5 미만은 드러나지 않습니다', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), tables, (companies, counts) => {
        const possible = counts.map((one) => ({ ...one, companies: Math.min(one.companies, companies) }));
        const { cells, total } = suppressShares(companies, possible);
        if (total === null) return cells.every(({ count }) => count === null);
        return cells.every(
          ({ count }) => count === null || (count >= smallestCell && companies - count >= smallestCell),
        );
      }),
    );
  });

  it.each([
    { name: '모두가 그러면 그것도 가립니다', companies: 12, input: [12, 7], shown: [null, 7] },
    { name: '넷은 가리고 다섯은 보입니다', companies: 12, input: [4, 5], shown: [null, 5] },
    { name: '나머지가 넷이면 가립니다', companies: 12, input: [8, 7], shown: [null, 7] },
    { name: '아홉 곳에서는 어느 칸도 보일 수 없습니다', companies: 9, input: [5, 4], shown: [null, null] },
  ])('$name', ({ companies, input, shown }) => {
    const counts = input.map((having, index) => ({ key: String(index), companies: having }));
    expect(suppressShares(companies, counts).cells.map(({ count }) => count)).toEqual(shown);
  });
});
