import { addMonths, type CivilDate } from '@boru/contract/civil';
import type { Comparison, Outcome } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';

/**
 * What changed between two diagnoses of one company. Scores of different editions are shown, not subtracted:
 * other questions measure something else. `shared` holds the questions both editions ask; without it, gaps of
 * different editions are not compared at all.
 */
export function compare(before: Outcome, after: Outcome, shared: ReadonlySet<string> = new Set()): Comparison {
  const sameEdition = before.set.id === after.set.id && before.set.version === after.set.version;
  const asked = (id: string) => sameEdition || shared.has(id);
  const difference = (from: number | null, to: number | null) => ({
    before: from,
    after: to,
    change: sameEdition && from !== null && to !== null ? Math.round((to - from) * 10) / 10 : null,
  });
  const earlier = new Map(before.domains.map((domain) => [domain.id, domain.score]));
  const gapsBefore = new Set(before.gaps.map((gap) => gap.question));
  const gapsAfter = new Set(after.gaps.map((gap) => gap.question));
  return {
    sameEdition,
    total: difference(before.total, after.total),
    level: { before: before.level, after: after.level },
    domains: after.domains.map((domain) => ({
      id: domain.id,
      ...difference(earlier.get(domain.id) ?? null, domain.score),
    })),
    closed: before.gaps.map((gap) => gap.question).filter((id) => asked(id) && !gapsAfter.has(id)),
    opened: after.gaps.map((gap) => gap.question).filter((id) => asked(id) && !gapsBefore.has(id)),
    remaining: after.gaps.map((gap) => gap.question).filter((id) => gapsBefore.has(id)),
  };
}

/** Last day on which the outcome counts as current: the day of the same number `expiryMonths` later (민법 제160조). */
export function expiryOf(set: Pick<QuestionSet, 'expiryMonths'>, completedOn: CivilDate): CivilDate {
  return addMonths(completedOn, set.expiryMonths);
}

/** The edition in force on a day, of one set or of any: published before draft, then the newest; null when none applies. */
export function setInForce(sets: readonly QuestionSet[], on: CivilDate, id?: string): QuestionSet | null {
  const inForce = sets.filter(
    (set) =>
      (id === undefined || set.id === id) &&
      set.status !== 'withdrawn' &&
      (set.validFrom === null || set.validFrom <= on) &&
      (set.validTo === null || on <= set.validTo),
  );
  const place = (set: QuestionSet) => (set.status === 'published' ? 1 : 0);
  const since = (set: QuestionSet) => set.validFrom ?? '';
  inForce.sort((a, b) => place(b) - place(a) || since(b).localeCompare(since(a)) || b.version - a.version);
  return inForce[0] ?? null;
}
