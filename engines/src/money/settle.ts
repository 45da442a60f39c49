import { shareOf, split } from './split.ts';

export type Receipt = {
  readonly item: string;
  readonly grantWon: number;
  readonly ownWon: number;
  readonly isAllowed: boolean;
};
export type SettleInput = {
  readonly grantWon: number;
  readonly ownWon: number;
  readonly disbursedWon: number;
  readonly committedWon: number;
  readonly interestWon: number;
  /** A reduction for being late, 0 to 100; how much the law allows at most is the caller's to know. */
  readonly reducePercent: number;
  readonly receipts: readonly Receipt[];
};
export type SettleMove = {
  readonly from: 'held' | 'spent' | 'ownSpent' | 'committed' | 'interest';
  readonly to: 'due' | 'available' | 'ownSource';
  readonly item: string | null;
  readonly won: number;
};
export type SettleResult = {
  readonly allowedGrantWon: number;
  readonly allowedOwnWon: number;
  /** As much as the agreed rate pays of what was allowed. */
  readonly byRateWon: number;
  readonly reductionWon: number;
  readonly finalWon: number;
  /** Returned by the company, interest included. */
  readonly dueWon: number;
  /** Committed and never paid out: back to the budget line. */
  readonly releaseWon: number;
  readonly moves: readonly SettleMove[];
};

const add = (amounts: readonly number[]): number => {
  const total = amounts.reduce((so, won) => so + won, 0);
  if (!Number.isSafeInteger(total) || amounts.some((won) => won < 0 || !Number.isSafeInteger(won)))
    throw new RangeError('not an amount of won');
  return total;
};

/**
 * What is final of a grant in whole won: the allowed grant money, at most the agreed rate of all that was allowed, less a
 * reduction. The rest of what was paid out is due, first what was never spent, then what was not allowed, then cuts over the
 * cost heads by largest remainder. The moves add up to the result. Throws RangeError for amounts that cannot be.
 */
export const settle = (input: SettleInput): SettleResult => {
  const { receipts, grantWon, ownWon, disbursedWon, committedWon, interestWon, reducePercent } = input;
  const spentWon = add(receipts.map((one) => one.grantWon));
  const heldWon = disbursedWon - spentWon;
  add([grantWon, ownWon, disbursedWon, committedWon, interestWon, heldWon, reducePercent]);
  const allowed = receipts.filter(({ isAllowed }) => isAllowed);
  const allowedGrantWon = add(allowed.map((one) => one.grantWon));
  const allowedOwnWon = add(allowed.map((one) => one.ownWon));
  const byRateWon = shareOf(allowedGrantWon + allowedOwnWon, grantWon, grantWon + ownWon);
  const before = Math.min(allowedGrantWon, byRateWon);
  const reductionWon = shareOf(before, reducePercent, 100);
  const finalWon = before - reductionWon;
  const items = [...new Set(receipts.map(({ item }) => item))];
  const perItem = (of: (one: Receipt) => number): number[] =>
    items.map((item) => add(receipts.filter((one) => one.item === item).map(of)));
  const refused = perItem((one) => (one.isAllowed ? 0 : one.grantWon));
  const kept = perItem((one) => (one.isAllowed ? one.grantWon : 0));
  const cuts = allowedGrantWon === 0 ? kept : split(allowedGrantWon - finalWon, kept);
  const ownRefused = perItem((one) => (one.isAllowed ? 0 : one.ownWon));
  const moves: SettleMove[] = [
    { from: 'held', to: 'due', item: null, won: heldWon },
    ...items.map((item, index) => {
      const won = (refused[index] ?? 0) + (cuts[index] ?? 0);
      return { from: 'spent' as const, to: 'due' as const, item, won };
    }),
    ...items.map((item, index) => ({
      ...{ from: 'ownSpent' as const, to: 'ownSource' as const, item },
      won: ownRefused[index] ?? 0,
    })),
    { from: 'interest', to: 'due', item: null, won: interestWon },
    { from: 'committed', to: 'available', item: null, won: committedWon },
  ];
  const dueWon = disbursedWon - finalWon + interestWon;
  return {
    ...{ allowedGrantWon, allowedOwnWon, byRateWon, reductionWon, finalWon, dueWon, releaseWon: committedWon },
    moves: moves.filter(({ won }) => won > 0),
  };
};
