import { addDays, type CivilDate, civilDate, daysInMonth, partsOf } from '@boru/contract/civil';
import { DeadlineError, type Period } from './types.ts';

/**
 * Last day of a period of whole months that begins with the day `start` (민법 제160조): the day before the day of
 * the same number in the last month, and the last day of that month where it has no such day.
 * 2026-01-31 start + 1 → 2026-02-28; 2026-02-01 start + 1 → 2026-02-28; 2026-03-01 start + 1 → 2026-03-31.
 */
export function endOfMonths(start: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(start);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  const length = daysInMonth(toYear, toMonth);
  return day > length ? civilDate(toYear, toMonth, length) : addDays(civilDate(toYear, toMonth, day), -1);
}

/** Limits of pauses: calendar days or months after a day that itself does not count. */
export function lastDayOf(from: CivilDate, period: Period, rule: string): CivilDate {
  if (period.unit === 'd') return addDays(from, period.value);
  if (period.unit === 'm') return endOfMonths(addDays(from, 1), period.value);
  throw new DeadlineError('events.not_for_this_kind', rule);
}
