import type { PanelWords } from '@boru/contract/review';
import { usualCriteria } from './data/usual-criteria.ts';

export type Criterion = PanelWords['criteria'][number];
export type Quota = PanelWords['quotas'][number];
/** As it stands in the form: numbers may be missing, shares are percentages as typed. */
export type Draft = Omit<PanelWords, 'levels'> & { readonly levels: string };

/** What nearly every notice asks; people change it. */
export const firstDraft: Draft = {
  rule: 'trimmed',
  criteria: usualCriteria,
  leastTotal: 60,
  tieBreak: ['need'],
  judgesEach: null,
  objective: 'points',
  levels: '100',
  quotas: [],
};
export const draftOf = ({ levels, ...words }: PanelWords): Draft => ({
  ...words,
  levels: levels.map((one) => one / 10).join(', '),
});
/** Percentages in thousandths; null where it is not a list of them. */
export const levelsOf = (text: string): number[] | null => {
  const parts = text.split(',').map((one) => Math.round(Number(one.trim()) * 10));
  return parts.length > 0 && parts.every((one) => Number.isInteger(one) && one >= 1 && one <= 1000) ? parts : null;
};
const isWhole = (value: number): boolean => Number.isInteger(value);
/** What is sent; null while something is missing. */
export const wordsOf = (draft: Draft): PanelWords | null => {
  const levels = levelsOf(draft.levels);
  const isFull =
    draft.criteria.length > 0 &&
    draft.criteria.every((one) => one.title.ko.trim() !== '' && isWhole(one.weight) && isWhole(one.highest)) &&
    draft.quotas.every(
      (one) => one.name.ko.trim() !== '' && isWhole(one.amount) && (one.tag === null || one.among.length > 0),
    );
  if (levels === null || !isFull) return null;
  // One language is enough to begin with; the other repeats it until somebody translates it.
  const both = (title: { ko: string; en: string }) => ({ ko: title.ko.trim(), en: title.en.trim() || title.ko.trim() });
  return {
    ...draft,
    levels,
    tieBreak: draft.tieBreak.filter((id) => draft.criteria.some((one) => one.id === id)),
    criteria: draft.criteria.map((one) => ({ ...one, title: both(one.title) })),
    quotas: draft.quotas.map((one) => ({ ...one, name: both(one.name) })),
  };
};
export const freeId = (letter: string, taken: readonly { readonly id: string }[]): string => {
  for (let at = 1; ; at += 1) if (!taken.some(({ id }) => id === `${letter}${at}`)) return `${letter}${at}`;
};
export const untagged: readonly Quota['kind'][] = ['leastAll', 'groupCount', 'groupWon'];
/** A number of a field; an empty one is none. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value));
export const emptyCriterion = (taken: readonly Criterion[]): Criterion => ({
  ...{ id: freeId('item', taken), title: { ko: '', en: '' }, anchor: null, weight: 10, highest: 10, floor: null },
});
