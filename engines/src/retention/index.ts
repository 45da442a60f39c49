import { addDays, type CivilDate, civilDate, partsOf } from '@boru/contract/civil';
import type { DeadlineResult, WorkingCalendar } from '@boru/contract/deadline';
import type { DeadlineRule } from '@boru/contract/deadline-rule';
import type { RetentionClass } from '@boru/contract/retention-classes';
import { compute } from '../deadline/index.ts';

/** How one class is counted: its beginning, and the rule (`keepFor`) with period and article. */
export interface Keeping {
  readonly from: RetentionClass['from'];
  readonly rule: DeadlineRule;
  readonly calendar: WorkingCalendar;
}

/** A hold stands through its last day unless somebody released it. */
export interface Hold {
  readonly until: CivilDate;
  readonly isReleased: boolean;
}
export type Standing = 'kept' | 'held' | 'due';

/** The day from which the period runs: the day itself, or 1 January of the year after it (공공기록물법 시행령 제26조). */
export const countsFrom = (from: Keeping['from'], happenedOn: CivilDate): CivilDate =>
  from === 'event' ? happenedOn : civilDate(partsOf(happenedOn).year + 1, 1, 1);

/** Until when a thing is kept, with every step of the count. Throws DeadlineError when the rule was not in force then. */
export const keptUntil = ({ from, rule, calendar }: Keeping, happenedOn: CivilDate): DeadlineResult =>
  compute(rule, calendar, { on: countsFrom(from, happenedOn) });

const isOver = (keeping: Keeping, happenedOn: CivilDate, today: CivilDate): boolean => {
  const { dueOn } = keptUntil(keeping, happenedOn);
  return dueOn !== null && dueOn < today;
};

export const stands = ({ until, isReleased }: Hold, today: CivilDate): boolean => !isReleased && today <= until;

/** What holds for one thing on a day. A hold outweighs everything: what is held is never due. */
export const standingOf = (
  keeping: Keeping,
  thing: { readonly happenedOn: CivilDate; readonly holds: readonly Hold[] },
  today: CivilDate,
): Standing => {
  if (!isOver(keeping, thing.happenedOn, today)) return 'kept';
  return thing.holds.some((hold) => stands(hold, today)) ? 'held' : 'due';
};

/** Nothing older than this is looked for; a century is longer than any period. */
const longestDays = 36_525;

/**
 * The last day on which a thing may have happened to be past its period today: what happened on it or before is over, what
 * happened after it is kept. So a database can compare one column with one value. Null when nothing can be over.
 */
export const lastDayOver = (keeping: Keeping, today: CivilDate): CivilDate | null => {
  // Days back from today: over at `far`, kept at `near`.
  let [near, far] = [0, longestDays];
  if (isOver(keeping, today, today)) return today;
  if (!isOver(keeping, addDays(today, -far), today)) return null;
  while (far - near > 1) {
    const middle = Math.floor((near + far) / 2);
    if (isOver(keeping, addDays(today, -middle), today)) far = middle;
    else near = middle;
  }
  return addDays(today, -far);
};
