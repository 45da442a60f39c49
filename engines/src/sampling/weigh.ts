/** `size`: units of the frame, `drawn`: of the sample, `answered`: of those who answered this question, `counts`: answers by option. */
export type Answered = {
  readonly id: string;
  readonly size: number;
  readonly drawn: number;
  readonly answered: number;
  readonly counts: readonly number[];
};
/** Between 0 and 1, with the bounds of an interval of 95 in 100. */
export type Share = { readonly share: number; readonly low: number; readonly high: number };

const together = (strata: readonly Answered[]): Answered => {
  const sum = (of: (one: Answered) => number): number => strata.reduce((so, one) => so + of(one), 0);
  const options = Math.max(0, ...strata.map(({ counts }) => counts.length));
  return {
    id: strata.map(({ id }) => id).join('+'),
    ...{ size: sum(({ size }) => size), drawn: sum(({ drawn }) => drawn), answered: sum((one) => one.answered) },
    counts: Array.from({ length: options }, (_, option) => sum(({ counts }) => counts[option] ?? 0)),
  };
};

/** Strata with fewer than `least` answers become one, and take the smallest of the others while they are still too few. */
export const collapse = (strata: readonly Answered[], least: number): Answered[] => {
  const inOrder = strata.toSorted((a, b) => a.answered - b.answered || (a.id < b.id ? -1 : 1));
  const few: Answered[] = [];
  while (inOrder.length > 0) {
    const next = inOrder[0];
    const have = few.reduce((sum, { answered }) => sum + answered, 0);
    if (!next || (next.answered >= least && (few.length === 0 || have >= least))) break;
    few.push(next);
    inOrder.shift();
  }
  return few.length === 0 ? inOrder : [together(few), ...inOrder];
};

/** Shares of the whole frame by option (the formula stands in the README). Strata need answers: `collapse` first. */
export const shares = (strata: readonly Answered[], options: number): Share[] => {
  const whole = strata.reduce((sum, { size }) => sum + size, 0);
  return Array.from({ length: options }, (_, option) => {
    let share = 0;
    let variance = 0;
    for (const { size, answered, counts } of strata) {
      if (answered === 0) throw new RangeError('a stratum without answers has no share');
      const part = (counts[option] ?? 0) / answered;
      const weight = size / whole;
      share += weight * part;
      // One answer tells nothing of how they differ; the widest variance of a share is taken.
      const spread = answered > 1 ? (part * (1 - part)) / (answered - 1) : 0.25;
      variance += weight * weight * Math.max(0, 1 - answered / size) * spread;
    }
    const half = 1.96 * Math.sqrt(variance);
    return { share, low: Math.max(0, share - half), high: Math.min(1, share + half) };
  });
};

/** The rate that a full count would have had, between 0 and 1. */
export const responseRate = (strata: readonly Answered[]): number => {
  const whole = strata.reduce((sum, { size }) => sum + size, 0);
  if (whole === 0) return 0;
  return (
    strata.reduce((sum, { size, drawn, answered }) => sum + (drawn === 0 ? 0 : (size * answered) / drawn), 0) / whole
  );
};
