import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilFromDayNumber,
  civilOf,
  dayNumber,
  daysBetween,
  formatDate,
  formatDateTime,
  instantOf,
  isCivilDate,
  minutesOfClock,
  weekdayOf,
} from './civil.ts';

describe('날짜', () => {
  it('없는 날을 받지 않는다', () => {
    expect(
      ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '1900-02-29', '0000-01-01', ''].filter(isCivilDate),
    ).toEqual([]);
    expect(['2024-02-29', '2000-02-29', '2026-12-31'].filter(isCivilDate)).toHaveLength(3);
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
  });
  it('서울의 날짜는 기계의 시간대와 무관하다', () => {
    expect(civilOf(Date.UTC(2026, 10, 22, 14, 59, 59))).toBe('2026-11-22');
    expect(civilOf(Date.UTC(2026, 10, 22, 15))).toBe('2026-11-23');
    expect(instantOf('2026-11-23')).toBe(Date.UTC(2026, 10, 22, 15));
  });
  it('정해진 모양으로 적는다', () => {
    expect(formatDate('2026-11-22')).toBe('2026. 11. 22.(일)');
    expect(formatDate('2026-11-22', 'en')).toBe('Sun 22 Nov 2026');
    expect(formatDateTime(Date.UTC(2026, 10, 22, 1, 5))).toBe('2026. 11. 22.(일) 10:05');
  });
  it('달을 더하면 없는 날은 그달 말일이 된다', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-22', 14)).toBe('2028-01-22');
    expect(addMonths('2026-01-22', -1)).toBe('2025-12-22');
  });
  it('시각은 24:00까지만 있다', () => {
    expect([minutesOfClock('00:00'), minutesOfClock('24:00')]).toEqual([0, 1440]);
    for (const wrong of ['24:01', '9:00', '25:00', '']) expect(() => minutesOfClock(wrong)).toThrow(RangeError);
  });
  it('내장 달력과 모든 날이 같다', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 400_000 }),
        fc.integer({ min: -5000, max: 5000 }),
        (number, step) => {
          const builtIn = new Date(number * 86_400_000);
          const on = civilFromDayNumber(number);
          expect(on).toBe(builtIn.toISOString().slice(0, 10));
          expect(weekdayOf(on)).toBe(builtIn.getUTCDay());
          expect(daysBetween(on, addDays(on, step))).toBe(step);
        },
      ),
    );
  });
});
