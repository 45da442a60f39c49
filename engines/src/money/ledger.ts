export type Move = { readonly from: string; readonly to: string; readonly won: number };

const add = (balances: Map<string, number>, account: string, won: number): void => {
  const after = (balances.get(account) ?? 0) + won;
  if (!Number.isSafeInteger(after)) throw new RangeError(`account ${account} leaves the exact range`);
  balances.set(account, after);
};

/** Balances after all moves, in order. */
export const replay = (moves: readonly Move[]): Map<string, number> => {
  const balances = new Map<string, number>();
  for (const { from, to, won } of moves) {
    add(balances, from, -won);
    add(balances, to, won);
  }
  return balances;
};

/** What each account was given in all, and what all accounts hold together: nothing, when every posting has its counterpart. */
export const sums = (postings: readonly { readonly account: string; readonly won: number }[]) => {
  const balances = new Map<string, number>();
  for (const { account, won } of postings) add(balances, account, won);
  return { balances, total: postings.reduce((so, { won }) => so + won, 0) };
};
