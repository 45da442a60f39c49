import type { CivilDate, Instant } from '@boru/contract/civil';
import type { DeadlineRule } from '@boru/contract/deadline-rule';

export type Period = NonNullable<DeadlineRule['period']>;
export type Unit = Period['unit'];
export type Reason = DeadlineRule['pauseReasons'][number];

/** What starts the clock. A bare day is enough unless the rule counts hours. */
export type Trigger =
  | { readonly at: Instant }
  /** fromMidnight: the period was set to begin with the day itself, so the first day counts (민법 제157조 단서). */
  | { readonly on: CivilDate; readonly fromMidnight?: boolean };

export type DeadlineEvent =
  | {
      readonly kind: 'pause';
      readonly reason: Reason;
      readonly from: Instant;
      /** null: still going on. */
      readonly to: Instant | null;
      /** The limit of this pause was extended as the rule allows (e.g. technical review 45 + 45 days). */
      readonly extended?: boolean;
    }
  | {
      readonly kind: 'extension';
      /** Which of the rule's extensions; 0 when it has only one. */
      readonly extension?: number;
      /** Shorter than allowed, or needed where the rule leaves the length open ("처리기간의 범위에서"). */
      readonly period?: Period;
    };

export type DeadlineFault =
  | 'rule.not_in_force'
  | 'rule.without_period'
  | 'trigger.instant_needed'
  | 'pause.reason_not_allowed'
  | 'pause.ends_before_it_begins'
  | 'extension.not_allowed'
  | 'extension.used_up'
  | 'extension.too_long'
  | 'extension.length_needed'
  | 'events.not_for_this_kind'
  | 'period.too_long';

/** The caller asked for something the rule does not know; nothing was computed. */
export class DeadlineError extends Error {
  readonly fault: DeadlineFault;

  constructor(fault: DeadlineFault, rule: string) {
    super(`${fault}: ${rule}`);
    this.name = 'DeadlineError';
    this.fault = fault;
  }
}
