import { smallestCell } from '@boru/contract/insight';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Count, suppressShares } from './model.ts';

const tables = fc
  .array(fc.integer({ min: 0, max: 40 }), { maxLength: 16 })
  .map((numbers): Count[] => numbers.map((companies, index) => ({ key: `k${index}`, companies })));

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
