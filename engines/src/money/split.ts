const exact = (amount: number, what: string): bigint => {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${what} is not an amount of won: ${amount}`);
  return BigInt(amount);
};

/**
 * Shares of a total by weight: floor, then one won each to the largest remainders, the earlier one first where they are
 * equal. 10,000,001 by 80, 13, 7 → 8,000,001 + 1,300,000 + 700,000. The shares add up to the total, always.
 */
export const split = (total: number, weights: readonly number[]): number[] => {
  const whole = exact(total, 'the total');
  const parts = weights.map((weight) => exact(weight, 'a weight'));
  const sum = parts.reduce((so, part) => so + part, 0n);
  if (sum === 0n) throw new RangeError('nothing to split by: the weights add up to nothing');
  const shares = parts.map((part, index) => ({
    index,
    share: (whole * part) / sum,
    rest: (whole * part) % sum,
  }));
  let left = whole - shares.reduce((so, { share }) => so + share, 0n);
  const byRest = [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const one of byRest) {
    if (left === 0n) break;
    one.share += 1n;
    left -= 1n;
  }
  return shares.map(({ share }) => Number(share));
};

/** `amount * part / whole`, rounded down: what one side bears of an amount; the other side bears the rest. */
export const shareOf = (amount: number, part: number, whole: number): number => {
  if (exact(whole, 'the whole') === 0n) throw new RangeError('a share of nothing');
  if (part > whole) throw new RangeError('a part larger than its whole');
  return Number((exact(amount, 'the amount') * exact(part, 'the part')) / BigInt(whole));
};
