// Counting in hours: by the clock (72 hours run through the night) or in working hours (8 a day).
import { addDays, type CivilDate, civilOf, type Instant, instantOf, minuteOfDay } from '@boru/contract/civil';
import { type Span, without } from './calendar.ts';
import type { Walk } from './days.ts';
import type { Pause } from './pauses.ts';
import { DeadlineError } from './types.ts';
import { say } from './words.ts';

const MINUTE = 60_000;
const MOST_HOURS = 24 * 366;

/** at: null when an open pause without a limit stops the count with `remaining` hours left. */
export interface WalkedHours {
  readonly at: Instant | null;
  readonly remaining: number;
}

export function countHours(
  walk: Walk,
  start: Instant,
  hours: number,
  mode: 'clock' | 'working',
  before = 0,
): WalkedHours {
  if (hours > MOST_HOURS) throw new DeadlineError('period.too_long', walk.rule);
  let left = hours * 60;
  for (let day = civilOf(start), first = true; ; day = addDays(day, 1), first = false) {
    const spans = spansOf(walk, day, first ? minuteOfDay(start) : 0, mode);
    for (const span of spans) {
      const taken = Math.min(left, span.to - span.from);
      left -= taken;
      const total = before + hours - left / 60;
      walk.steps.push(say.hours(day, taken / 60, total, clockOf(span.from), clockOf(span.from + taken)));
      if (left <= 0) return { at: instantOf(day, 0) + Math.round((span.from + taken) * MINUTE), remaining: 0 };
    }
    if (stopsForGood(walk.pauses, day)) return { at: null, remaining: left / 60 };
  }
}

function spansOf(walk: Walk, day: CivilDate, from: number, mode: 'clock' | 'working'): Span[] {
  const nature = walk.counting.nature(day);
  if (mode === 'working' && nature.kind !== 'working') {
    walk.steps.push(say.off(day, nature));
    return [];
  }
  const whole: readonly Span[] = mode === 'clock' ? [{ from: 0, to: 1440 }] : walk.counting.spans;
  const open = without(whole, [{ from: 0, to: from }]);
  const holes = walk.pauses.map((pause) => minutesOn(pause, day));
  const counted = without(open, holes);
  if (open.length > 0 && counted.length === 0) {
    const pause = walk.pauses.find((candidate) => overlaps(candidate, day));
    if (pause !== undefined) walk.steps.push(say.paused(day, pause.reason));
  }
  return counted;
}

function overlaps(pause: Pause, day: CivilDate): boolean {
  const { from, to } = minutesOn(pause, day);
  return to > from;
}

/** The part of a pause that lies in a day, in minutes of that day. */
function minutesOn(pause: Pause, day: CivilDate): Span {
  const midnight = instantOf(day);
  const clip = (at: Instant) => Math.min(1440, Math.max(0, (at - midnight) / MINUTE));
  return { from: clip(pause.from), to: clip(pause.to) };
}

function stopsForGood(pauses: readonly Pause[], day: CivilDate): boolean {
  return pauses.some((pause) => pause.toOn === null && pause.from < instantOf(addDays(day, 1)));
}

function clockOf(minute: number): string {
  const whole = Math.floor(minute);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
