import type { ClockView } from '@boru/contract/cases';
import { type Clock, stateOf } from './model.ts';

export const viewClock = (clock: Clock, now: Date): ClockView => ({
  id: clock.id,
  purpose: clock.purpose,
  ruleId: clock.ruleId,
  state: stateOf(clock, now),
  startedAt: clock.startedAt.toISOString(),
  dueAt: clock.dueAt?.toISOString() ?? null,
  metAt: clock.metAt?.toISOString() ?? null,
  explanation: clock.explanation,
});
