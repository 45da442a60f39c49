import { smallestCell } from '@boru/contract/insight';

export type Count = { key: string; companies: number };
export type Shown = { key: string; count: number | null };
export type ShownTable = { cells: Shown[]; total: number | null };

/**
 * Withholds every cell under `smallestCell` (zero too: "none here" is also a statement about few companies). When the rest of the total would
 * give the withheld ones away (a single cell, or cells that together hold fewer than `smallestCell`), the smallest shown
 * cells go as well, until what is hidden is at least two cells and at least `smallestCell` companies. A total that is small,
 * or that cannot be protected so, is withheld itself. Source: cell suppression, primary and complementary (통계청 통계적 노출제어 지침의 기본형).
 */
export const suppress = (counts: readonly Count[]): ShownTable => {
  const hidden = new Set(counts.filter(({ companies }) => companies < smallestCell).map(({ key }) => key));
  const sumOf = (keys: ReadonlySet<string>) =>
    counts.reduce((sum, { key, companies }) => sum + (keys.has(key) ? companies : 0), 0);
  const total = counts.reduce((sum, { companies }) => sum + companies, 0);
  const bySize = counts
    .filter(({ key }) => !hidden.has(key))
    .sort((a, b) => a.companies - b.companies || a.key.localeCompare(b.key));
  for (const { key } of bySize) {
    if (hidden.size === 0 || (hidden.size >= 2 && sumOf(hidden) >= smallestCell)) break;
    hidden.add(key);
  }
  const cells = counts.map(({ key, companies }) => ({ key, count: hidden.has(key) ? null : companies }));
  const isProtected = hidden.size === 0 || (hidden.size >= 2 && sumOf(hidden) >= smallestCell);
  return { cells, total: total >= smallestCell && isProtected ? total : null };
};

/**
 * The same for cells that overlap, so that they add up to nothing: each cell parts the companies in those that have it and
 * those that have not. A number is shown only where both parts hold at least `smallestCell`, and none where all are few.
 */
export const suppressShares = (companies: number, counts: readonly Count[]): ShownTable => {
  const isSafe = (part: number): boolean => part >= smallestCell;
  return {
    cells: counts.map(({ key, companies: having }) => ({
      key,
      count: isSafe(having) && isSafe(companies - having) ? having : null,
    })),
    total: isSafe(companies) ? companies : null,
  };
};
