import { addDays, type CivilDate, civilOf, type Instant, instantOf } from '@boru/contract/civil';
import type { DeadlineRule } from '@boru/contract/deadline-rule';
import { lastDayOf } from './months.ts';
import { DeadlineError, type DeadlineEvent, type Reason } from './types.ts';

/** A pause after its statutory limit has been applied. */
export interface Pause {
  readonly reason: Reason;
  readonly from: Instant;
  /** Infinity: open and without a limit. */
  readonly to: Instant;
  readonly fromOn: CivilDate;
  /** Last day that does not count; null: open and without a limit. */
  readonly toOn: CivilDate | null;
  readonly open: boolean;
  readonly cutByLimit: boolean;
}

export function readPauses(rule: DeadlineRule, events: readonly DeadlineEvent[]): Pause[] {
  const pauses: Pause[] = [];
  for (const event of events) if (event.kind === 'pause') pauses.push(readPause(rule, event));
  return pauses.sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * For day counts both the day a request for supplement goes out and the day the answer arrives stand still
 * (행정절차법 시행령 제11조제1호: "발송한 날과 … 도달한 날을 포함한다"). For hours the interval is exact.
 */
function readPause(rule: DeadlineRule, event: Extract<DeadlineEvent, { kind: 'pause' }>): Pause {
  if (!rule.pauseReasons.includes(event.reason)) throw new DeadlineError('pause.reason_not_allowed', rule.id);
  if (event.to !== null && event.to < event.from) throw new DeadlineError('pause.ends_before_it_begins', rule.id);
  const fromOn = civilOf(event.from);
  const limitOn = limitOf(rule, event, fromOn);
  const endOn = event.to === null ? null : civilOf(event.to);
  const cutByLimit = limitOn !== null && (endOn === null || endOn > limitOn);
  const toOn = cutByLimit ? limitOn : endOn;
  const cutAt = cutByLimit ? instantOf(addDays(limitOn, 1)) : Number.POSITIVE_INFINITY;
  const to = Math.min(event.to ?? Number.POSITIVE_INFINITY, cutAt);
  return { reason: event.reason, from: event.from, to, fromOn, toOn, open: event.to === null, cutByLimit };
}

function limitOf(
  rule: DeadlineRule,
  event: Extract<DeadlineEvent, { kind: 'pause' }>,
  fromOn: CivilDate,
): CivilDate | null {
  const limit = rule.pauseLimits.find((candidate) => candidate.reason === event.reason);
  if (limit === undefined) return null;
  const base = lastDayOf(fromOn, limit.period, rule.id);
  return event.extended === true && limit.extension !== null ? lastDayOf(base, limit.extension, rule.id) : base;
}

/** The pause that stops this day, if any. */
export function pauseOn(pauses: readonly Pause[], on: CivilDate): Pause | null {
  return pauses.find((pause) => on >= pause.fromOn && (pause.toOn === null || on <= pause.toOn)) ?? null;
}
