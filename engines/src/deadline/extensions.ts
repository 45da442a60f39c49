import type { DeadlineResult } from '@boru/contract/deadline';
import type { DeadlineRule } from '@boru/contract/deadline-rule';
import { DeadlineError, type DeadlineEvent, type Period } from './types.ts';

/** The extensions used, in order, each checked against what the rule allows. */
export function extensionsOf(rule: DeadlineRule, events: readonly DeadlineEvent[]): DeadlineResult['extensions'] {
  const used = new Map<number, number>();
  const granted: DeadlineResult['extensions'] = [];
  for (const event of events) {
    if (event.kind !== 'extension') continue;
    const index = event.extension ?? 0;
    const allowed = rule.extensions[index];
    if (allowed === undefined) throw new DeadlineError('extension.not_allowed', rule.id);
    const times = (used.get(index) ?? 0) + 1;
    if (times > allowed.times) throw new DeadlineError('extension.used_up', rule.id);
    used.set(index, times);
    granted.push({ ...lengthOf(rule, allowed.period, event.period), condition: allowed.condition });
  }
  return granted;
}

/** A null period in the rule means "within the processing period" (민원처리법 시행령 제21조), so the officer names the length. */
function lengthOf(rule: DeadlineRule, allowed: Period | null, asked: Period | undefined): Period {
  const most = allowed ?? rule.period;
  if (most === null) throw new DeadlineError('extension.not_allowed', rule.id);
  if (asked === undefined) {
    if (allowed === null) throw new DeadlineError('extension.length_needed', rule.id);
    return allowed;
  }
  if (asked.unit !== most.unit) throw new DeadlineError('extension.not_allowed', rule.id);
  if (asked.value > most.value) throw new DeadlineError('extension.too_long', rule.id);
  return asked;
}
