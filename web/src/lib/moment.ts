import { civilOf, formatTime, instantOf, minutesOfClock } from '@boru/contract/civil';

/** A day and an hour as they are typed; null while they make no moment. */
export interface Moment {
  readonly on: string | null;
  readonly clock: string;
}

export const momentOf = (at: number): Moment => ({ on: civilOf(at), clock: formatTime(at) });

/** The instant in RFC 3339, or null when the hour cannot be read. Hours are those of Seoul. */
export function instantText({ on, clock }: Moment): string | null {
  if (on === null) return null;
  try {
    return new Date(instantOf(on, minutesOfClock(clock.trim()))).toISOString();
  } catch {
    return null;
  }
}
