/**
 * The one date module. A civil date is 'YYYY-MM-DD' in Asia/Seoul, an instant is epoch milliseconds.
 * Korea has been UTC+9 without summer time since 1988-10-09, so the offset is a constant and no `Date`, whose
 * meaning changes with the machine's time zone, ever takes part. ISO order makes `<` and `===` right for civil dates.
 */

export type CivilDate = string;
export type Instant = number;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SEOUL = 9 * 60 * MINUTE;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const CLOCK = /^([01]\d|2[0-4]):([0-5]\d)$/;
const WEEKDAYS_KO = ['일', '월', '화', '수', '목', '금', '토'] as const;
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isCivilDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (match === null) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Throws RangeError on anything that is not a date of the calendar. */
export function partsOf(on: CivilDate): DateParts {
  if (!isCivilDate(on)) throw new RangeError(`not a civil date: ${on.slice(0, 40)}`);
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)), day: Number(on.slice(8, 10)) };
}

export function civilDate(year: number, month: number, day: number): CivilDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const on = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (!isCivilDate(on)) throw new RangeError(`no such day: ${on}`);
  return on;
}

/** Days since 1970-01-01. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function dayNumber(on: CivilDate): number {
  const { year, month, day } = partsOf(on);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of dayNumber (civil_from_days). */
export function civilFromDayNumber(number: number): CivilDate {
  const z0 = number + 719_468;
  const era = Math.floor(z0 / 146_097);
  const dayOfEra = z0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return civilDate(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

export function addDays(on: CivilDate, days: number): CivilDate {
  return civilFromDayNumber(dayNumber(on) + days);
}

/** Same day of a later (or earlier) month; clamped to the month's last day: 2026-01-31 + 1 = 2026-02-28. */
export function addMonths(on: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(on);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return civilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Whole days from one date to the other; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(on: CivilDate): number {
  return (((dayNumber(on) + 4) % 7) + 7) % 7;
}

/** The day in Seoul at that instant. */
export function civilOf(at: Instant): CivilDate {
  return civilFromDayNumber(Math.floor((at + SEOUL) / DAY));
}

/** Minutes since midnight in Seoul, with a fraction for seconds. */
export function minuteOfDay(at: Instant): number {
  const shifted = at + SEOUL;
  return (shifted - Math.floor(shifted / DAY) * DAY) / MINUTE;
}

/** The instant of a minute of a day in Seoul; 0 is midnight at its start, 1440 the end of the day. */
export function instantOf(on: CivilDate, minute = 0): Instant {
  return dayNumber(on) * DAY - SEOUL + minute * MINUTE;
}

/** '09:00' → 540; '24:00' → 1440. Throws RangeError on anything else. */
export function minutesOfClock(clock: string): number {
  const match = CLOCK.exec(clock);
  const minutes = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2]);
  if (!(minutes <= 1440)) throw new RangeError(`not a time of day: ${clock.slice(0, 20)}`);
  return minutes;
}

/** '2026. 11. 22.(일)' or 'Sun 22 Nov 2026'. */
export function formatDate(on: CivilDate, language: 'ko' | 'en' = 'ko'): string {
  const { year, month, day } = partsOf(on);
  if (language === 'ko') return `${year}. ${month}. ${day}.(${WEEKDAYS_KO[weekdayOf(on)]})`;
  return `${WEEKDAYS_EN[weekdayOf(on)]} ${day} ${MONTHS_EN[month - 1]} ${year}`;
}

/** '14:05' in Seoul. */
export function formatTime(at: Instant): string {
  const minute = Math.floor(minuteOfDay(at));
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** '2026. 11. 22.(일) 14:05' or 'Sun 22 Nov 2026, 14:05'. */
export function formatDateTime(at: Instant, language: 'ko' | 'en' = 'ko'): string {
  const date = formatDate(civilOf(at), language);
  return language === 'ko' ? `${date} ${formatTime(at)}` : `${date}, ${formatTime(at)}`;
}

/** Weekday in words: '일' or 'Sun'. */
export function formatWeekday(on: CivilDate, language: 'ko' | 'en' = 'ko'): string {
  const index = weekdayOf(on);
  return (language === 'ko' ? WEEKDAYS_KO[index] : WEEKDAYS_EN[index]) ?? '';
}
