import { smallestCell } from '@boru/contract/insight';

export type Count = { key: string; companies: number };
export type Shown = { key: string; count: number | null };
export type ShownTable = { cells: Shown[]; total: number | null };

/**
 * For cells that overlap, so that they add up to nothing: each cell parts the companies in those that have it and
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
