import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, collapse, draw, responseRate, shares } from './index.ts';

const strata = fc.array(
  fc.record({ size: fc.integer({ min: 1, max: 5000 }), deviation: fc.integer({ min: 0, max: 900 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

describe('나누기', () => {
  it('비례 배분은 큰 나머지 방법과 같고, 네이만 배분은 퍼진 층에 더 줍니다', () => {
    const three = [
      { id: 'a', size: 500, deviation: 10 },
      { id: 'b', size: 300, deviation: 10 },
      { id: 'c', size: 200, deviation: 40 },
    ];
    expect([...allocate(three, 101, 'proportional').values()]).toEqual([51, 30, 20]);
    // 5000 : 3000 : 8000 of 160.
    expect([...allocate(three, 160, 'neyman').values()]).toEqual([50, 30, 80]);
    expect([
      ...allocate(
        [
          { id: 'a', size: 3 },
          { id: 'b', size: 997 },
        ],
        100,
        'proportional',
      ).values(),
    ]).toEqual([2, 98]);
    expect(() => allocate(three, 1001, 'proportional')).toThrow(RangeError);
    expect(() => allocate(three, 3, 'proportional')).toThrow(RangeError);
  });

  it('어떤 틀에서도 합이 표본 수이고, 층마다 있는 만큼을 넘지 않으며 두 곳보다 적지 않습니다', () => {
    fc.assert(
      fc.property(strata, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (sizes, portion, isNeyman) => {
        const frame = sizes.map((one, at) => ({ id: String(at), ...one }));
        const total = frame.reduce((sum, { size }) => sum + size, 0);
        const least = frame.reduce((sum, { size }) => sum + Math.min(2, size), 0);
        const sample = least + Math.floor((total - least) * portion);
        const given = allocate(frame, sample, isNeyman ? 'neyman' : 'proportional');
        expect([...given.values()].reduce((sum, count) => sum + count, 0)).toBe(sample);
        for (const { id, size } of frame) {
          expect(given.get(id)).toBeLessThanOrEqual(size);
          expect(given.get(id)).toBeGreaterThanOrEqual(Math.min(2, size));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('뽑기', () => {
  const ids = Array.from({ length: 400 }, (_, at) => `company-${at}`);
  it('같은 씨앗은 틀의 차례와 상관없이 같은 표본을, 다른 씨앗은 다른 표본을 뽑습니다', () => {
    const first = draw(ids, 50, 'seed-1');
    expect(draw([...ids].reverse(), 50, 'seed-1')).toEqual(first);
    expect(draw(ids, 50, 'seed-2')).not.toEqual(first);
    expect(new Set(first).size).toBe(50);
    expect(() => draw(ids, 401, 'seed-1')).toThrow(RangeError);
  });

  it('씨앗 2,000개로 뽑으면 모든 기업이 비슷하게 자주 뽑힙니다', () => {
    const few = ids.slice(0, 20);
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++)
      for (const id of draw(few, 5, `seed ${seed}`)) times.set(id, (times.get(id) ?? 0) + 1);
    // Each is expected 500 times with a deviation of √(2000·¼·¾) = 19.4; five of those never happen by chance.
    for (const id of few) expect(Math.abs((times.get(id) ?? 0) - 500)).toBeLessThan(97);
  });
});

describe('무게', () => {
  it('층의 크기대로 무게를 주고, 대답하지 않은 곳을 같은 층의 대답으로 채웁니다', () => {
    const two = [
      { id: 'a', size: 900, drawn: 90, answered: 45, counts: [45, 0] },
      { id: 'b', size: 100, drawn: 10, answered: 10, counts: [0, 10] },
    ];
    expect(shares(two, 2).map(({ share }) => share)).toEqual([0.9, 0.1]);
    expect(responseRate(two)).toBeCloseTo(0.55, 12);
  });

  it('모두 대답하면 셈과 같고 어긋남이 없습니다', () => {
    const all = [{ id: 'a', size: 40, drawn: 40, answered: 40, counts: [10, 30] }];
    expect(shares(all, 2)[0]).toEqual({ share: 0.25, low: 0.25, high: 0.25 });
  });

  it('몫의 합은 1이고, 합친 층도 크기와 대답을 잃지 않습니다', () => {
    const answers = fc.array(
      fc.record({
        size: fc.integer({ min: 60, max: 900 }),
        counts: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(answers, (given) => {
        const frame = given.map(({ size, counts }, at) => {
          const answered = counts.reduce((sum, count) => sum + count, 0);
          return { id: String(at), size, drawn: 50, answered, counts };
        });
        const total = frame.reduce((sum, { answered }) => sum + answered, 0);
        fc.pre(total >= 5);
        const merged = collapse(frame, 5);
        expect(merged.reduce((sum, { size }) => sum + size, 0)).toBe(frame.reduce((sum, { size }) => sum + size, 0));
        expect(merged.reduce((sum, { answered }) => sum + answered, 0)).toBe(total);
        for (const { answered } of merged) expect(answered).toBeGreaterThanOrEqual(5);
        const told = shares(merged, 3);
        expect(told.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const { share, low, high } of told) expect(low <= share && share <= high).toBe(true);
      }),
    );
  });
});
