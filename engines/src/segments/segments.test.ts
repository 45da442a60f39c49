import type { Condition } from '@boru/contract/segments';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongs, type Facts } from './index.ts';

const today = '2026-11-23';
const facts: Facts = {
  industry: 'semiconductor',
  municipality: '43114',
  size: 'small',
  status: 'confirmed',
  diagnosed: true,
  openCase: false,
  lastOn: '2026-08-25',
};
const cases: readonly [Condition, boolean][] = [
  [{ field: 'industry', among: ['bio', 'semiconductor'] }, true],
  [{ field: 'industry', among: ['bio'] }, false],
  [{ field: 'municipality', among: ['43114'] }, true],
  [{ field: 'size', among: ['micro', 'medium'] }, false],
  [{ field: 'status', among: ['confirmed'] }, true],
  [{ field: 'diagnosed', is: true }, true],
  [{ field: 'diagnosed', is: false }, false],
  [{ field: 'openCase', is: false }, true],
  // 2026-08-25 + 90 days is today.
  [{ field: 'quiet', days: 90 }, true],
  [{ field: 'quiet', days: 91 }, false],
];

describe('기업 묶음의 조건', () => {
  it.each(cases)('%j → %s', (condition, expected) => {
    expect(belongs(facts, [condition], today)).toBe(expected);
  });

  it('조건이 없으면 모두이고, 모르는 값은 고른 값에 들지 않으며, 건이 없으면 늘 조용합니다', () => {
    const unknown: Facts = { ...facts, industry: null, municipality: null, size: null, lastOn: null };
    expect(belongs(unknown, [], today)).toBe(true);
    expect(belongs(unknown, [{ field: 'industry', among: ['semiconductor'] }], today)).toBe(false);
    expect(belongs(unknown, [{ field: 'quiet', days: 3650 }], today)).toBe(true);
  });

  it('조건을 더하면 줄기만 하고, 차례는 상관없습니다', () => {
    const condition = fc.constantFrom(...cases.map(([one]) => one));
    const some = fc.uniqueArray(condition, { selector: ({ field }) => field, maxLength: 7 });
    fc.assert(
      fc.property(some, condition, (conditions, more) => {
        const now = belongs(facts, conditions, today);
        expect(belongs(facts, conditions.toReversed(), today)).toBe(now);
        if (!now) expect(belongs(facts, [...conditions, more], today)).toBe(false);
      }),
    );
  });
});
