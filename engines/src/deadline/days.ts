// Counting in days, working days and months, forwards.
import { addDays, type CivilDate, daysBetween } from '@boru/contract/civil';
import type { DeadlineStep } from '@boru/contract/deadline';
import type { Counting } from './calendar.ts';
import { endOfMonths } from './months.ts';
import { type Pause, pauseOn } from './pauses.ts';
import { DeadlineError, type Period } from './types.ts';
import { say } from './words.ts';

/** A day-by-day explanation longer than ten years helps nobody; such periods are written in months. */
const MOST_DAYS = 3660;

export interface Walk {
  readonly rule: string;
  readonly counting: Counting;
  readonly pauses: readonly Pause[];
  readonly steps: DeadlineStep[];
}

/** end: null when an open pause without a limit stops the count with `remaining` days left. */
export interface Walked {
  readonly end: CivilDate | null;
  readonly remaining: number;
}

/** Last day of `period` counted from the day `start`, which counts itself if it may. */
export function countPeriod(walk: Walk, start: CivilDate, period: Period): Walked {
  return period.unit === 'm' ? countMonths(walk, start, period.value) : countDays(walk, start, period);
}

function countDays(walk: Walk, start: CivilDate, period: Period): Walked {
  if (period.value > MOST_DAYS) throw new DeadlineError('period.too_long', walk.rule);
  let day = start;
  let count = 0;
  for (;;) {
    const pause = pauseOn(walk.pauses, day);
    const nature = walk.counting.nature(day);
    if (pause !== null) {
      walk.steps.push(say.paused(day, pause.reason));
      if (pause.toOn === null) return { end: null, remaining: period.value - count };
    } else if (period.unit === 'bd' && nature.kind !== 'working') {
      walk.steps.push(say.off(day, nature));
    } else {
      count += 1;
      walk.steps.push(say.counted(day, count));
      if (count === period.value) return { end: day, remaining: 0 };
    }
    day = addDays(day, 1);
  }
}

/** Months run by the calendar; days that stood still push the end back one by one. The law is silent, this is the usual practice. */
function countMonths(walk: Walk, start: CivilDate, months: number): Walked {
  if (months > 1200) throw new DeadlineError('period.too_long', walk.rule);
  const end = endOfMonths(start, months);
  walk.steps.push(say.months(start, end, months));
  let owed = 0;
  for (const [from, to] of stillDays(walk.pauses)) {
    const last = addDays(end, owed);
    const first = from < start ? start : from;
    if (first > last) continue;
    if (to === null) return { end: null, remaining: daysBetween(first, last) + 1 };
    if (to >= first) owed += daysBetween(first, to) + 1;
  }
  const shifted = addDays(end, owed);
  if (owed > 0) walk.steps.push(say.shifted(shifted, owed));
  return { end: shifted, remaining: 0 };
}

/** Pauses as disjoint runs of days in order, so that no day is owed twice. */
function stillDays(pauses: readonly Pause[]): [CivilDate, CivilDate | null][] {
  const runs: [CivilDate, CivilDate | null][] = [];
  for (const pause of [...pauses].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    const last = runs.at(-1);
    if (last === undefined || (last[1] !== null && pause.fromOn > last[1])) runs.push([pause.fromOn, pause.toOn]);
    else if (last[1] !== null && (pause.toOn === null || pause.toOn > last[1])) last[1] = pause.toOn;
  }
  return runs;
}
