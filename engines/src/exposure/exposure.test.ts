import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exposureOf, rank, type Span } from './exposure.ts';

const parts = [
  { id: 'people', weight: 20 },
  { id: 'it', weight: 10 },
  { id: 'past', weight: 10 },
] as const;
const span = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([a, b]): Span => ({ low: Math.min(a, b), high: Math.max(a, b) }));

describe('노출은 아는 만큼 좁아지는 폭입니다', () => {
  it('아무것도 모르면 0에서 100이고 먼저 볼 쪽이 없습니다', () => {
    expect(exposureOf(parts, {})).toMatchObject({ low: 0, high: 100, first: null });
  });

  it.each([
    { name: '사람만 알 때', known: { people: { low: 1, high: 1 } }, is: { low: 50, high: 100, first: 'people' } },
    {
      name: '모두 알 때',
      known: { people: { low: 0.5, high: 0.5 }, it: { low: 1, high: 1 }, past: { low: 0, high: 0 } },
      is: { low: 50, high: 50, first: 'people' },
    },
    { name: '넘치는 값은 자릅니다', known: { people: { low: -1, high: 9 } }, is: { low: 0, high: 100 } },
  ])('$name', ({ known, is }) => {
    expect(exposureOf(parts, known)).toMatchObject(is);
  });

  it('더 알면 폭이 넓어지지 않습니다', () => {
    fc.assert(
      fc.property(span, span, fc.double({ min: 0, max: 1, noNaN: true }), (people, it, at) => {
        const before = exposureOf(parts, { people, it });
        const sure = people.low + (people.high - people.low) * at;
        const after = exposureOf(parts, { people: { low: sure, high: sure }, it });
        expect(after.low).toBeGreaterThanOrEqual(before.low);
        expect(after.high).toBeLessThanOrEqual(before.high);
        expect(after.low).toBeLessThanOrEqual(after.high);
      }),
    );
  });

  it('확실한 것이 큰 기업이 먼저이고, 같으면 늘 같은 차례입니다', () => {
    const items = [
      { key: 'b', low: 10, high: 90 },
      { key: 'a', low: 10, high: 90 },
      { key: 'c', low: 30, high: 40 },
    ];
    expect(rank(items, ({ key }) => key).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
  });
});
