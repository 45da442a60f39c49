import { describe, expect, it } from 'vitest';
import type { Reading } from '../../rooms/evidence/api.ts';
import { readingsOfMonth } from './readings.ts';

const reading = (id: number, at: string): Reading => ({
  id,
  at,
  agencyName: `기관 ${id}`,
  readerName: '담당자',
  caseId: null,
  sections: ['summary'],
  reason: '상담',
  basis: [],
});

describe('이번 달 열람', () => {
  it('서울의 달력으로 센다', () => {
    // 2026-10-31T15:00Z is already the first of November in Seoul.
    const items = [reading(2, '2026-10-31T15:00:00Z'), reading(1, '2026-10-31T14:59:59Z')];
    expect(readingsOfMonth({ items, nextCursor: null }, '2026-11-23')).toMatchObject({
      count: 1,
      more: false,
      last: { id: 2 },
    });
  });

  it('한 쪽을 넘으면 더 있다고 말한다', () => {
    const items = [reading(2, '2026-11-20T00:00:00Z'), reading(1, '2026-11-19T00:00:00Z')];
    expect(readingsOfMonth({ items, nextCursor: 'x' }, '2026-11-23')).toMatchObject({ count: 2, more: true });
    expect(readingsOfMonth(undefined, '2026-11-23')).toEqual({ count: 0, more: false, last: null });
  });
});
