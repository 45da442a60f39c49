import type { Figure } from '../api-figures.ts';

export type Point = { index: number; value: number };
export type Summary = {
  /** Sum of the first series, where nothing of it is withheld. */
  total: number | null;
  largest: Point | null;
  /** Row in which the middle one of all lies; for figures whose rows are steps of one scale. */
  middle: number | null;
  hidden: number;
};

/** What a figure says in one sentence. */
export const summaryOf = ({ id, rows }: Pick<Figure, 'id' | 'rows'>): Summary => {
  // Open and over are two halves of one number; other series stand beside the first.
  const values = rows.map(({ values: [first = null, second] }) =>
    id === 'ownTopics' ? (first ?? 0) + (second ?? 0) : first,
  );
  const known = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const largest = known.reduce<Point | null>((best, one) => (one.value > (best?.value ?? 0) ? one : best), null);
  const upTo = (index: number): number => values.slice(0, index + 1).reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const middle = total === 0 ? -1 : values.findIndex((_, index) => upTo(index) * 2 >= total);
  return {
    total: known.length === rows.length ? total : null,
    largest,
    middle: middle < 0 ? null : middle,
    hidden: rows.flatMap((row) => row.values).filter((value) => value === null).length,
  };
};

/** What is worth a row: rows of nothing are left out where they are names, not steps of a scale or of time. */
export const rowsShown = ({ id, rows }: Pick<Figure, 'id' | 'rows'>): Figure['rows'] =>
  id === 'ownTopics' || id === 'ownStates' ? rows.filter(({ values }) => values.some((value) => value !== 0)) : rows;

/** Where the rows behind a number can be seen by whoever may see them. */
export const linkOf = (id: Figure['id'], key: string): string | null => {
  if (id === 'ownStates') return key === 'closed' || key === 'withdrawn' ? '/desk?view=closed' : '/desk?view=open';
  if (id === 'ownTopics') return `/desk?view=open&topic=${key}`;
  return null;
};
/** And where the whole figure leads. */
export const pageOf: Partial<Record<Figure['id'], string>> = {
  ownMonths: '/desk?view=open',
  ownAnswers: '/desk?view=open',
  ownReferrals: '/desk?view=sent',
  ownTraining: '/desk/education',
  regionNever: '/desk/companies',
  regionTraining: '/desk/education',
  regionLeaks: '/desk/lessons',
};
