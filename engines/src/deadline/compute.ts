import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  civilOf,
  daysInMonth,
  formatTime,
  instantOf,
  partsOf,
} from '@boru/contract/civil';
import type { DeadlineResult, DeadlineStep, WorkingCalendar } from '@boru/contract/deadline';
import type { DeadlineRule } from '@boru/contract/deadline-rule';
import { type Counting, prepare, rollTo } from './calendar.ts';
import { countPeriod, type Walk } from './days.ts';
import { extensionsOf } from './extensions.ts';
import { countHours } from './hours.ts';
import { readPauses } from './pauses.ts';
import { summarise } from './summary.ts';
import { DeadlineError, type DeadlineEvent, type Period, type Trigger } from './types.ts';
import { say } from './words.ts';

interface Outcome {
  readonly startsOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  readonly dueAt: number | null;
  readonly remaining: number | null;
}

/**
 * The last day (or instant) on which something is in time, with every step of the count.
 * Pure: same rule, calendar and events, same answer. Throws DeadlineError when the rule does not allow what is asked.
 */
export function compute(
  rule: DeadlineRule,
  calendar: WorkingCalendar,
  trigger: Trigger,
  events: readonly DeadlineEvent[] = [],
): DeadlineResult {
  const triggerOn = 'at' in trigger ? civilOf(trigger.at) : trigger.on;
  if (!inForce(rule, triggerOn)) throw new DeadlineError('rule.not_in_force', rule.id);
  const counting = prepare(calendar);
  const pauses = readPauses(rule, events);
  const steps: DeadlineStep[] = [];
  const walk: Walk = { rule: rule.id, counting, pauses, steps };
  const outcome = run(rule, walk, trigger, triggerOn, events);
  const beyondCalendar = reachesBeyond(rule, counting, steps, outcome);
  const open = pauses.some((pause) => pause.open);
  const result: DeadlineResult = {
    rule: rule.id,
    title: rule.title,
    status: rule.kind === 'immediate' ? 'immediate' : open ? 'paused' : 'running',
    ...outcome,
    steps,
    pauses: pauses.map((pause) => ({
      reason: pause.reason,
      from: pause.fromOn,
      to: pause.toOn,
      cutByLimit: pause.cutByLimit,
    })),
    extensions: extensionsOf(rule, events),
    lawRef: rule.lawRef,
    beyondCalendar,
    verified: rule.verified && counting.verified && !beyondCalendar,
  };
  return { ...result, summary: summarise(rule, result, trigger) };
}

/** Whether the rule applied on that day; an unknown beginning counts as "always so far". */
export function inForce(rule: Pick<DeadlineRule, 'validFrom' | 'validTo'>, on: CivilDate): boolean {
  return (rule.validFrom === null || rule.validFrom <= on) && (rule.validTo === null || on <= rule.validTo);
}

function run(
  rule: DeadlineRule,
  walk: Walk,
  trigger: Trigger,
  triggerOn: CivilDate,
  events: readonly DeadlineEvent[],
): Outcome {
  const plain = rule.kind === 'immediate' || rule.kind === 'before' || rule.kind === 'yearly';
  if (plain && events.length > 0) throw new DeadlineError('events.not_for_this_kind', rule.id);
  if (rule.kind === 'immediate') return atOnce(walk, trigger, triggerOn);
  if (rule.kind === 'yearly') return yearly(rule, walk, triggerOn);
  const period = rule.period;
  if (period === null) throw new DeadlineError('rule.without_period', rule.id);
  if (rule.kind === 'before') return before(rule, walk, triggerOn, period);
  if (period.unit === 'h') return hours(rule, walk, trigger, period, events);
  return days(rule, walk, trigger, triggerOn, period, events);
}

function atOnce(walk: Walk, trigger: Trigger, on: CivilDate): Outcome {
  walk.steps.push(say.immediate(on));
  return { startsOn: on, dueOn: on, dueAt: 'at' in trigger ? trigger.at : instantOf(on, 1440), remaining: null };
}

function days(
  rule: DeadlineRule,
  walk: Walk,
  trigger: Trigger,
  triggerOn: CivilDate,
  period: Period,
  events: readonly DeadlineEvent[],
): Outcome {
  const firstCounts = rule.startInclusive || ('on' in trigger && trigger.fromMidnight === true);
  if (!firstCounts) walk.steps.push(say.startExcluded(triggerOn));
  const startsOn = firstCounts ? triggerOn : addDays(triggerOn, 1);
  let { end, remaining } = countPeriod(walk, startsOn, period);
  for (const extension of extensionsOf(rule, events)) {
    if (extension.unit === 'h') throw new DeadlineError('extension.not_allowed', rule.id);
    if (end === null) break;
    // Counted from the day after the old last day even when that was a holiday: the earlier date is the safe one.
    walk.steps.push(say.extended(end, extension.value, extension.unit));
    ({ end, remaining } = countPeriod(walk, addDays(end, 1), extension));
  }
  if (end === null) return { startsOn, dueOn: null, dueAt: null, remaining };
  return { startsOn, ...close(rule, walk, end, 1) };
}

function hours(
  rule: DeadlineRule,
  walk: Walk,
  trigger: Trigger,
  period: Period,
  events: readonly DeadlineEvent[],
): Outcome {
  if (!('at' in trigger)) throw new DeadlineError('trigger.instant_needed', rule.id);
  const mode = rule.hours ?? 'clock';
  const startsOn = civilOf(trigger.at);
  let { at, remaining } = countHours(walk, trigger.at, period.value, mode);
  let counted = period.value;
  for (const extension of extensionsOf(rule, events)) {
    if (extension.unit !== 'h') throw new DeadlineError('extension.not_allowed', rule.id);
    if (at === null) break;
    ({ at, remaining } = countHours(walk, at, extension.value, mode, counted));
    counted += extension.value;
  }
  if (at === null) return { startsOn, dueOn: null, dueAt: null, remaining };
  // An hour that ends at midnight belongs to the day it closes.
  const dueOn = civilOf(at - 1);
  walk.steps.push(say.due(dueOn, civilOf(at) === dueOn ? formatTime(at) : '24:00'));
  return { startsOn, dueOn, dueAt: at, remaining: null };
}

/**
 * "30일 전까지": the day of the event does not count and the whole period must lie between, so notice goes out on the
 * day before the period's first day at the latest (민법 제71조 "1주간 전에": meeting on the 15th, notice by the 7th).
 */
function before(rule: DeadlineRule, walk: Walk, eventOn: CivilDate, period: Period): Outcome {
  if (period.unit === 'h') throw new DeadlineError('events.not_for_this_kind', rule.id);
  if (period.value > 3660) throw new DeadlineError('period.too_long', rule.id);
  if (!rule.startInclusive) walk.steps.push(say.startExcluded(eventOn));
  const last = rule.startInclusive ? eventOn : addDays(eventOn, -1);
  let earliest = last;
  if (period.unit === 'm') {
    earliest = addMonths(addDays(last, 1), -period.value);
  } else {
    for (let count = 0, day = last; ; day = addDays(day, -1)) {
      if (period.unit === 'd' || walk.counting.isWorking(day)) count += 1;
      earliest = day;
      if (count === period.value) break;
    }
  }
  const dueOn = addDays(earliest, -1);
  walk.steps.push(say.beforeEvent(dueOn, period.value, period.unit));
  return { startsOn: earliest, ...close(rule, walk, dueOn, -1) };
}

function yearly(rule: DeadlineRule, walk: Walk, from: CivilDate): Outcome {
  const fixed = rule.yearlyOn;
  if (fixed === null) throw new DeadlineError('rule.without_period', rule.id);
  const dayIn = (year: number) => {
    const length = daysInMonth(year, fixed.month);
    return civilDate(year, fixed.month, fixed.day === 'last' ? length : Math.min(fixed.day, length));
  };
  const { year } = partsOf(from);
  const on = dayIn(year) >= from ? dayIn(year) : dayIn(year + 1);
  walk.steps.push(say.yearly(on));
  return { startsOn: null, ...close(rule, walk, on, 1) };
}

/** 민법 제161조: a last day on a Saturday or holiday moves to the next day. Counted backwards it moves to the safe side. */
function close(rule: DeadlineRule, walk: Walk, end: CivilDate, direction: 1 | -1): Omit<Outcome, 'startsOn'> {
  const dueOn = rule.holidayRoll === 'next' ? rollTo(walk.counting, end, direction) : end;
  for (let day = end; day !== dueOn; day = addDays(day, direction)) {
    walk.steps.push(say.rolled(day, walk.counting.nature(day), direction === -1));
  }
  walk.steps.push(say.due(dueOn, null));
  return { dueOn, dueAt: instantOf(dueOn, 1440), remaining: null };
}

/** Holidays matter for working days, working hours and the roll; a plain count of days needs none. */
function reachesBeyond(
  rule: DeadlineRule,
  counting: Counting,
  steps: readonly DeadlineStep[],
  outcome: Outcome,
): boolean {
  if (rule.kind === 'immediate') return false;
  const everyDay = rule.period?.unit === 'bd' || (rule.period?.unit === 'h' && rule.hours === 'working');
  if (everyDay) return steps.some((step) => !counting.covers(step.on));
  return (
    rule.holidayRoll === 'next' &&
    outcome.dueOn !== null &&
    rule.period?.unit !== 'h' &&
    !counting.covers(outcome.dueOn)
  );
}
