import { type CivilDate, daysBetween } from '@boru/contract/civil';

/** One line of "오늘 할 일"; every room says its own in this shape. */
export interface TaskLine {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly to: string;
  readonly dueOn: string | null;
}

/**
 * How much harm waiting does, by kind: a leak goes on and the law's clock runs · somebody waits for our answer · we are shut out · the law may bind us ·
 * our knowledge of ourselves is out of date · good practice. A date that is near outranks the kind.
 */
const consequence: readonly (readonly [prefix: string, rank: number])[] = [
  // The law says at once, and a leak goes on meanwhile: before a late answer to anybody else.
  ['reports.duty', -20],
  ['cases.question', 10],
  ['cases.referralConsent', 11],
  ['organisations.refused', 20],
  ['technology.mayApply', 30],
  ['technology.editionChanged', 31],
  ['organisations.consent', 35],
  ['technology.numberMissing', 45],
  ['diagnosis.expired', 50],
  ['diagnosis.neverDiagnosed', 51],
  ['technology.neverScreened', 52],
  ['diagnosis.incomplete', 55],
  ['diagnosis.expiresSoon', 60],
  ['organisations.factor', 70],
  // Nothing to do but to know: it moves on by itself.
  ['cases.held', 80],
];
const UNKNOWN = 65;

export function rankOf(task: TaskLine, today: CivilDate): number {
  const kind = consequence.find(([prefix]) => task.id.startsWith(prefix))?.[1] ?? UNKNOWN;
  if (task.dueOn === null) return kind;
  const days = daysBetween(today, task.dueOn);
  if (days < 0) return kind - 45;
  return days <= 3 ? kind - 30 : kind;
}

/** By consequence, then by date; the order of equals does not jump between visits. */
export function inOrder(tasks: readonly TaskLine[], today: CivilDate): readonly TaskLine[] {
  return [...tasks].sort(
    (a, b) =>
      rankOf(a, today) - rankOf(b, today) ||
      (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
      a.id.localeCompare(b.id),
  );
}

/** The one to begin with. A request that waits for the confirmation of the business asks nothing of anybody. */
export function firstToDo(ordered: readonly TaskLine[]): TaskLine | undefined {
  return ordered.find(({ id }) => !id.startsWith('cases.held'));
}
