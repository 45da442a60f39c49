import { type CivilDate, civilOf } from '@boru/contract/civil';

/**
 * A period of days is over at midnight, and midnight already belongs to the next day. People are told the last day on
 * which it is in time; an hour is told only where hours are counted.
 */
export function lastMoment(at: string | number): CivilDate | string {
  const instant = typeof at === 'number' ? at : Date.parse(at);
  const before = civilOf(instant - 1);
  return before === civilOf(instant) ? new Date(instant).toISOString() : before;
}

export const dueOf = (at: string | null): string | null => (at === null ? null : lastMoment(at));
