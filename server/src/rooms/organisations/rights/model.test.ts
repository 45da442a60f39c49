import { expect, it } from 'vitest';
import { reminderOf } from './model.ts';

it('답할 마지막 날의 전날 아침과 그날이 지난 뒤에 한 번씩 알리고, 미룬 날은 새로 셉니다', () => {
  // The day is over at midnight in Seoul: 4 December is the last one.
  const request = { dueAt: new Date('2026-12-04T15:00:00Z'), postponedUntil: null };
  const at = (text: string, postponedUntil: string | null = null) =>
    reminderOf({ ...request, postponedUntil }, new Date(`${text}+09:00`));
  expect(at('2026-12-03T07:59:59')).toBeNull();
  expect(at('2026-12-03T08:00:00')).toBe('2026-12-04');
  expect(at('2026-12-04T23:59:59')).toBe('2026-12-04');
  expect(at('2026-12-05T00:00:00')).toBe('2026-12-04:over');
  expect(at('2026-12-05T00:00:00', '2026-12-14')).toBeNull();
  expect(at('2026-12-13T08:00:00', '2026-12-14')).toBe('2026-12-14');
  expect(reminderOf({ dueAt: null, postponedUntil: null }, new Date())).toBeNull();
});
