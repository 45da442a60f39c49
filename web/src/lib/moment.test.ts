import { expect, test } from 'vitest';
import { instantText, momentOf } from './moment.ts';

test('서울의 날과 시각은 한 순간이 되고, 다시 같은 날과 시각으로 돌아온다', () => {
  expect(instantText({ on: '2026-11-23', clock: '07:05' })).toBe('2026-11-22T22:05:00.000Z');
  expect(momentOf(Date.parse('2026-11-22T22:05:00Z'))).toEqual({ on: '2026-11-23', clock: '07:05' });
  for (const clock of ['', '7시', '25:00', '12:60']) expect(instantText({ on: '2026-11-23', clock })).toBeNull();
  expect(instantText({ on: null, clock: '09:00' })).toBeNull();
});
