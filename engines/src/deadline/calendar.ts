import { addDays, type CivilDate, civilDate, minutesOfClock, weekdayOf } from '@boru/contract/civil';
import type { Words } from '@boru/contract/dated';
import type { WorkingCalendar, WorkingHours } from '@boru/contract/deadline';

/** A stretch of working time within a day, in minutes since midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface DayNature {
  readonly kind: 'working' | 'rest' | 'holiday';
  readonly name: Words | null;
}

/** A calendar made ready for counting. */
export interface Counting {
  readonly nature: (on: CivilDate) => DayNature;
  readonly isWorking: (on: CivilDate) => boolean;
  readonly covers: (on: CivilDate) => boolean;
  readonly spans: readonly Span[];
  readonly verified: boolean;
}

const WEEKDAY_NAMES: readonly Words[] = [
  { ko: '일요일', en: 'Sunday' },
  { ko: '월요일', en: 'Monday' },
  { ko: '화요일', en: 'Tuesday' },
  { ko: '수요일', en: 'Wednesday' },
  { ko: '목요일', en: 'Thursday' },
  { ko: '금요일', en: 'Friday' },
  { ko: '토요일', en: 'Saturday' },
];

/** The holidays file of a region pack (contract `Holidays`), as far as counting needs it. */
export interface HolidayFile {
  readonly years: readonly number[];
  readonly items: readonly { readonly on: CivilDate; readonly name: Words }[];
  readonly verified: boolean;
}

/** One calendar from the pack's holidays and the catalogue's working hours; it covers the years the file names. */
export function calendarOf(holidays: HolidayFile, hours: WorkingHours): WorkingCalendar {
  return {
    coversFrom: civilDate(Math.min(...holidays.years), 1, 1),
    coversTo: civilDate(Math.max(...holidays.years), 12, 31),
    restDays: hours.restDays,
    workingDay: hours.workingDay,
    holidays: holidays.items.map(({ on, name }) => ({ on, name })),
    verified: holidays.verified && hours.verified,
  };
}

// The same few calendars are used for every request; building the map anew would cost more than the count itself.
const prepared = new WeakMap<WorkingCalendar, Counting>();

export function prepare(calendar: WorkingCalendar): Counting {
  const known = prepared.get(calendar);
  if (known !== undefined) return known;
  const holidays = new Map(calendar.holidays.map((holiday) => [holiday.on, holiday.name]));
  const rest = new Set(calendar.restDays);
  const nature = (on: CivilDate): DayNature => {
    const holiday = holidays.get(on);
    if (holiday !== undefined) return { kind: 'holiday', name: holiday };
    const weekday = weekdayOf(on);
    return rest.has(weekday) ? { kind: 'rest', name: WEEKDAY_NAMES[weekday] ?? null } : { kind: 'working', name: null };
  };
  const counting: Counting = {
    nature,
    isWorking: (on) => nature(on).kind === 'working',
    covers: (on) => on >= calendar.coversFrom && on <= calendar.coversTo,
    spans: workingSpans(calendar),
    verified: calendar.verified,
  };
  prepared.set(calendar, counting);
  return counting;
}

function workingSpans(calendar: WorkingCalendar): Span[] {
  const { from, to, breaks } = calendar.workingDay;
  const day: Span = { from: minutesOfClock(from), to: minutesOfClock(to) };
  const pauses = breaks.map((pause): Span => ({ from: minutesOfClock(pause.from), to: minutesOfClock(pause.to) }));
  return without([day], pauses);
}

/** The parts of `spans` that none of `holes` covers, in order. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  let rest = spans.filter((span) => span.to > span.from);
  for (const hole of holes) {
    if (hole.to <= hole.from) continue;
    rest = rest.flatMap((span) => [
      { from: span.from, to: Math.min(span.to, hole.from) },
      { from: Math.max(span.from, hole.to), to: span.to },
    ]);
    rest = rest.filter((span) => span.to > span.from);
  }
  return rest;
}

/** Next working day at or after `on` (direction 1) or at or before it (-1). A calendar always has one within a year. */
export function rollTo(counting: Counting, on: CivilDate, direction: 1 | -1): CivilDate {
  let day = on;
  for (let tries = 0; tries < 400; tries += 1) {
    if (counting.isWorking(day)) return day;
    day = addDays(day, direction);
  }
  throw new RangeError('the calendar has no working day within 400 days');
}
