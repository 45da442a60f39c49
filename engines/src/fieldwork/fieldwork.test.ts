import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsOf, type Entry, mergeEntries, notedAt, valueAt } from './index.ts';

const entry = (key: string, value: Entry['value'], more: Partial<Entry> = {}): Entry => ({
  ...{
    key,
    question: 'TS-01',
    layer: 'claimed',
    value,
    words: null,
    at: '2026-12-01T01:00:00Z',
    device: 'a',
    after: [],
  },
  ...more,
});

describe('현장 기록을 합치기', () => {
  it('한 기기에서 고친 답은 앞 답을 대신하고, 세 켜는 서로를 지우지 않습니다', () => {
    const merged = mergeEntries([
      entry('1', 0),
      entry('2', 2, { after: ['1'] }),
      entry('3', 1, { layer: 'verified' }),
      entry('4', null, { layer: 'advised', words: '잠금장치를 다세요' }),
    ]);
    expect(valueAt(merged, 'TS-01', 'claimed')).toBe(2);
    expect(valueAt(merged, 'TS-01', 'verified')).toBe(1);
    expect(notedAt(merged, 'TS-01', 'advised')?.heads[0]?.words).toBe('잠금장치를 다세요');
    expect(conflictsOf(merged)).toEqual([]);
  });

  it('두 기기가 다르게 적으면 둘 다 남고, 고르면 하나가 되며, 같은 말이면 다툼이 아닙니다', () => {
    const both = [entry('1', 0), entry('2', 3, { device: 'b', at: '2026-12-01T00:59:00Z' })];
    const [conflict] = conflictsOf(mergeEntries(both));
    expect(conflict?.heads.map(({ key }) => key)).toEqual(['2', '1']);
    expect(valueAt(mergeEntries(both), 'TS-01', 'claimed')).toBeUndefined();
    const settled = mergeEntries([...both, entry('3', 3, { after: conflict?.keys ?? [] })]);
    expect(conflictsOf(settled)).toEqual([]);
    expect(valueAt(settled, 'TS-01', 'claimed')).toBe(3);
    expect(conflictsOf(mergeEntries([entry('1', 1), entry('2', 1, { device: 'b' })]))).toEqual([]);
  });

  it('다른 물음의 답이나 자기 자신을 대신한다고 적어도 아무것도 사라지지 않습니다', () => {
    const merged = mergeEntries([
      entry('1', 0),
      entry('2', 3, { question: 'TS-02', after: ['1'] }),
      entry('3', 1, { layer: 'verified', after: ['1', '3'] }),
    ]);
    expect(valueAt(merged, 'TS-01', 'claimed')).toBe(0);
    expect(valueAt(merged, 'TS-01', 'verified')).toBe(1);
  });

  it('어떤 순서로 몇 번을 받아도 같습니다', () => {
    const entries = fc
      .array(
        fc.record({
          key: fc.integer({ min: 0, max: 30 }).map(String),
          question: fc.constantFrom('TS-01', 'TS-02'),
          layer: fc.constantFrom('claimed' as const, 'verified' as const),
          value: fc.constantFrom(0, 1, 2, 3, null) as fc.Arbitrary<Entry['value']>,
          words: fc.constant(null),
          at: fc.constantFrom('2026-12-01T01:00:00Z', '2026-12-01T02:00:00Z'),
          device: fc.constantFrom('a', 'b'),
          after: fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 3 }),
        }),
        { maxLength: 40 },
      )
      .map((all) => [...new Map(all.map((one) => [one.key, one])).values()]);
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 1000 }), (all, seed) => {
        const mixed = all.map((one, index) => ({ one, rank: ((index + 1) * (seed + 7)) % 101 }));
        const again = [...mixed.sort((a, b) => a.rank - b.rank).map(({ one }) => one), ...all.slice(0, seed % 5)];
        const sorted = (from: readonly Entry[]) => [...mergeEntries(from)].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(again)).toEqual(sorted(all));
      }),
    );
  });
});
