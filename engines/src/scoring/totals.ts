import { add, compare, divide, hundredths, mean, nothing, type Rational, rational } from './rational.ts';
import type { Criterion, Failing, ScoreRule, Sheet } from './types.ts';

const whole = (value: number, what: string): bigint => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} is not a whole number: ${value}`);
  return BigInt(value);
};

/** Throws where a sheet cannot be meant: an unknown criterion, a mark that is not whole or out of its scale. */
export const requireSheet = (criteria: readonly Criterion[], sheet: Sheet): void => {
  for (const id of Object.keys(sheet.marks))
    if (!criteria.some((one) => one.id === id)) throw new RangeError(`no criterion ${id}`);
  for (const { id, highest } of criteria) {
    const mark = sheet.marks[id];
    if (mark === undefined) throw new RangeError(`nothing said of ${id}`);
    if (mark !== null && whole(mark, 'a mark') > whole(highest, 'the highest mark'))
      throw new RangeError(`${mark} is above ${highest}`);
  }
};

/** Points of a hundred on one sheet; what does not apply gives its weight to the rest. Null: nothing applies. */
export const totalOf = (criteria: readonly Criterion[], sheet: Sheet): Rational | null => {
  requireSheet(criteria, sheet);
  let [points, weights] = [nothing, 0n];
  for (const { id, weight, highest } of criteria) {
    const mark = sheet.marks[id] ?? null;
    if (mark === null) continue;
    const share = whole(weight, 'a weight');
    points = add(points, rational(share * BigInt(mark), whole(highest, 'the highest mark')));
    weights += share;
  }
  return weights === 0n ? null : divide({ over: points.over * 100n, under: points.under }, rational(weights));
};

/** Mean mark of one criterion over the sheets on which it applies. */
export const meanMark = (sheets: readonly Sheet[], criterion: string): Rational | null => {
  const marks = sheets.flatMap(({ marks: all }) => all[criterion] ?? []);
  return marks.length === 0 ? null : mean(marks.map((mark) => rational(mark)));
};

/** Where an application stays below what the notice asks for. */
export const failingOf = (
  { criteria, leastTotal }: ScoreRule,
  sheets: readonly Sheet[],
  raw: Rational,
): readonly Failing[] => {
  const failing: Failing[] = [];
  for (const { id, floor } of criteria) {
    const reached = meanMark(sheets, id);
    if (floor !== null && reached !== null && compare(reached, rational(floor)) < 0)
      failing.push({ criterion: id, reached: hundredths(reached), needed: floor * 100 });
  }
  if (leastTotal !== null && compare(raw, rational(leastTotal)) < 0)
    failing.push({ criterion: null, reached: hundredths(raw), needed: leastTotal * 100 });
  return failing;
};
