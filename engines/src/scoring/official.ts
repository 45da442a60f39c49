import { add, compare, hundredths, mean, multiply, type Rational, rational, root, subtract } from './rational.ts';
import { failingOf, meanMark, totalOf } from './totals.ts';
import type { Ranked, Rule, ScoreRule, Sheet } from './types.ts';

/** A sheet with its points of a hundred. */
export type Scored = { readonly sheet: Sheet; readonly total: Rational };

/** Fewer sheets than this are not trimmed: of three, one would decide alone. */
const leastToTrim = 5;
const unit = 1_000_000n;

/** Sheets on which something applies, in an order of their own, so that no order of arrival matters. */
export const scored = (rule: ScoreRule, sheets: readonly Sheet[]): readonly Scored[] => {
  const seen = new Set<string>();
  const all: Scored[] = [];
  for (const sheet of sheets) {
    const key = JSON.stringify([sheet.application, sheet.judge]);
    if (seen.has(key)) throw new RangeError(`two sheets of ${sheet.judge} for ${sheet.application}`);
    seen.add(key);
    const total = totalOf(rule.criteria, sheet);
    if (total !== null) all.push({ sheet, total });
  }
  const key = ({ sheet }: Scored) => `${sheet.application}\n${sheet.judge}`;
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

/**
 * Standard score of each sheet among all of its judge's: (x − m) / s × 10 + 50 with the deviation of the whole, worked out
 * in whole millionths by integer roots, so that every machine gives the same. A judge who gives all the same gives 50.
 */
export const standardise = (sheets: readonly Scored[]): readonly Scored[] => {
  const byJudge = Map.groupBy(sheets, ({ sheet }) => sheet.judge);
  return sheets.map((one) => {
    const own = (byJudge.get(one.sheet.judge) ?? []).map(({ total }) => total);
    const middle = mean(own);
    const away = subtract(one.total, middle);
    const spread = mean(own.map((total) => multiply(subtract(total, middle), subtract(total, middle))));
    if (spread.over === 0n) return { ...one, total: rational(50) };
    const square = multiply(away, away);
    // (10·|x − m| / s) in millionths: the root of 100·(x − m)²·10¹² / s².
    const steps = root((square.over * spread.under * 100n * unit * unit) / (square.under * spread.over));
    const signed = away.over < 0n ? -steps : steps;
    return { ...one, total: add(rational(50), rational(signed, unit)) };
  });
};

const inMiddle = (values: readonly Rational[]): Rational => {
  const sorted = [...values].sort(compare);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('the middle of nothing');
  return mean([low, high]);
};

const trimmed = (values: readonly Rational[]): Rational => {
  if (values.length < leastToTrim) return mean(values);
  const sorted = [...values].sort(compare);
  return mean(sorted.slice(1, -1));
};

const combine: Readonly<Record<Rule, (values: readonly Rational[]) => Rational>> = {
  mean,
  standardised: mean,
  median: inMiddle,
  trimmed,
};

type Entry = {
  readonly application: string;
  readonly sheets: readonly Sheet[];
  readonly total: Rational;
  readonly raw: Rational;
};

const tieOrder =
  ({ tieBreak }: ScoreRule) =>
  (a: Entry, b: Entry): number => {
    const byTotal = compare(b.total, a.total);
    if (byTotal !== 0) return byTotal;
    for (const criterion of tieBreak) {
      const [first, second] = [meanMark(a.sheets, criterion), meanMark(b.sheets, criterion)];
      const difference = compare(second ?? rational(-1), first ?? rational(-1));
      if (difference !== 0) return difference;
    }
    return 0;
  };

/** Ranks from one; those that are equal under the order share the rank, and the next one is counted on. */
export const ranks = <One>(all: readonly One[], order: (a: One, b: One) => number): readonly number[] => {
  const sorted = [...all].sort(order);
  const places = new Map<One, number>();
  let rank = 1;
  sorted.forEach((one, index) => {
    const before = sorted[index - 1];
    if (before !== undefined && order(before, one) !== 0) rank = index + 1;
    places.set(one, rank);
  });
  return all.map((one) => places.get(one) ?? 0);
};

/** The official ranking by the rule of the notice, in the order of the applications given. */
export const rankOfficially = (
  rule: ScoreRule,
  sheets: readonly Sheet[],
  applications: readonly string[],
): readonly Ranked[] => {
  const raw = scored(rule, sheets);
  const counted = rule.rule === 'standardised' ? standardise(raw) : raw;
  const entries = applications.flatMap((application): Entry[] => {
    const own = counted.filter(({ sheet }) => sheet.application === application);
    if (own.length === 0) return [];
    const plain = raw.filter(({ sheet }) => sheet.application === application).map(({ total }) => total);
    const total = combine[rule.rule](own.map((one) => one.total));
    return [{ application, sheets: own.map(({ sheet }) => sheet), total, raw: mean(plain) }];
  });
  const failing = new Map(entries.map((one) => [one.application, failingOf(rule, one.sheets, one.raw)]));
  const standing = entries.filter(({ application }) => failing.get(application)?.length === 0);
  const order = tieOrder(rule);
  const places = new Map(ranks(standing, order).map((rank, index) => [standing[index]?.application, rank]));
  const shared = Map.groupBy(places.values(), (rank) => rank);
  return applications.map((application): Ranked => {
    const entry = entries.find((one) => one.application === application);
    const rank = places.get(application) ?? null;
    return {
      application,
      rank,
      total: entry ? hundredths(entry.total) : null,
      raw: entry ? hundredths(entry.raw) : null,
      judges: entry?.sheets.length ?? 0,
      isUntrimmed: rule.rule === 'trimmed' && entry !== undefined && entry.sheets.length < leastToTrim,
      isTied: rank !== null && (shared.get(rank)?.length ?? 0) > 1,
      failing: failing.get(application) ?? [],
    };
  });
};
