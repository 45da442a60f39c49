// Clocks of Korean administration: a rule, a calendar and what happened give a date that explains itself.
export { calendarOf } from './calendar.ts';
export { compute, inForce } from './compute.ts';
export type { DeadlineEvent, DeadlineFault, Period, Trigger } from './types.ts';
export { DeadlineError } from './types.ts';
