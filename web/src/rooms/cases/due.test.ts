import { describe, expect, it } from 'vitest';
import { dueOf, lastMoment } from './due.ts';

describe('기한을 말하는 방법', () => {
  it('자정에 끝나는 기간은 마지막 날로 말합니다', () => {
    // 2026-12-02 00:00 in Seoul is the end of 1 December.
    expect(lastMoment('2026-12-01T15:00:00.000Z')).toBe('2026-12-01');
    expect(lastMoment(Date.parse('2026-12-31T15:00:00.000Z'))).toBe('2026-12-31');
  });
  it('시간으로 세는 기한은 시각까지 말합니다', () => {
    expect(lastMoment('2026-11-23T03:00:00.000Z')).toBe('2026-11-23T03:00:00.000Z');
    expect(lastMoment('2026-12-01T15:00:01.000Z')).toBe('2026-12-01T15:00:01.000Z');
  });
  it('없는 기한은 없다고 합니다', () => expect(dueOf(null)).toBeNull());
});
