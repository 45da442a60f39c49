import { addMonths, type CivilDate, civilOf, instantOf } from '@boru/contract/civil';
import type { DeadlineResult } from '@boru/contract/deadline';
import type { ReviewList } from '@boru/contract/log-reviews';
import type { Pack } from '@boru/contract/pack';
import { calendarOf, compute, inForce } from '@boru/engines/deadline';
import { Problem } from '#kernel/problem';

/** What was taken out of Boru with a reason, which was asked before it was given: lists, evidence and single papers. */
export const reasonedActions = [
  'companies.exported',
  'evidence.exported',
  'case.paper_taken',
  'case.printed',
  'expense.paper_taken',
] as const;
/** Everything that carries data of companies or people out of Boru. */
export const downloadActions = [...reasonedActions, 'technology.packet_taken', 'handoff.made'] as const;

/** How far back a page of months reaches. */
const monthsShown = 12;

export type Month = string;
export const firstDay = (month: Month): CivilDate => `${month}-01`;
export const monthOf = (at: number): Month => civilOf(at).slice(0, 7);
export const spanOf = (month: Month): { from: Date; to: Date } => ({
  from: new Date(instantOf(firstDay(month))),
  to: new Date(instantOf(addMonths(firstDay(month), 1))),
});

/** The months that are over, newest first. */
export const pastMonths = (now: Date): Month[] =>
  Array.from({ length: monthsShown }, (_none, at) => addMonths(firstDay(monthOf(now.getTime())), -1 - at).slice(0, 7));

export const requireOver = (month: Month, now: Date): void => {
  if (month >= monthOf(now.getTime())) throw new Problem('review.month_open');
  if (!pastMonths(now).includes(month)) throw new Problem('thing.not_found');
};

/** By when a month has to be looked through: the catalogue's rule, counted from its end. */
export const dueOf = (pack: Pack, month: Month): DeadlineResult => {
  const from = instantOf(addMonths(firstDay(month), 1));
  const rule = pack.catalogue.deadlineRules.items.find(
    (item) => item.id === 'PII-LOG-REVIEW' && inForce(item, civilOf(from)),
  );
  if (!rule) throw new Error('no deadline rule PII-LOG-REVIEW in force');
  // From the last moment of the month, so that the first day not counted is the month's own.
  return compute(rule, calendarOf(pack.holidays, pack.catalogue.workingHours), { at: from - 1 });
};

export const stateOf = (due: DeadlineResult, isSigned: boolean, now: Date): ReviewList['items'][number]['state'] => {
  if (isSigned) return 'signed';
  return due.dueAt !== null && now.getTime() > due.dueAt ? 'late' : 'open';
};

/** The newest month whose review is overdue by now; one that is older was told of in its own time. */
export const newestLate = (pack: Pack, now: Date): Month | undefined =>
  pastMonths(now).find((month) => stateOf(dueOf(pack, month), false, now) === 'late');

/** Hours and days when nobody is expected to read: of the catalogue, as the database compares them. */
export type Office = { from: string; to: string; restDays: readonly number[]; holidays: readonly CivilDate[] };
export const officeOf = (pack: Pack): Office => ({
  from: pack.catalogue.workingHours.workingDay.from,
  to: pack.catalogue.workingHours.workingDay.to,
  restDays: pack.catalogue.workingHours.restDays,
  holidays: pack.holidays.items.map(({ on }) => on),
});
