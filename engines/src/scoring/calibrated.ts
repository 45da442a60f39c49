import { ranks, scored } from './official.ts';
import { approximate } from './rational.ts';
import type { Calibrated, Ranked, ScoreRule, Severity, Sheet } from './types.ts';

/** Pulls a judge with few sheets towards the others: with two sheets half of what stands out is believed. */
const shrinkage = 2;
const mostRounds = 2_000;
const near = 1e-10;
const toHundredths = (points: number): number => Math.round(points * 100);

type Point = { readonly entry: number; readonly judge: number; readonly points: number };

/**
 * Additive model, points = application + judge, least squares with the judges' part drawn to nothing by `shrinkage`; solved
 * by turns until nothing moves. Deterministic: one order of additions, no randomness.
 */
const fit = (points: readonly Point[], entries: number, judges: number) => {
  const worth = new Float64Array(entries);
  const mild = new Float64Array(judges);
  const counts = { entry: new Float64Array(entries), judge: new Float64Array(judges) };
  for (const { entry, judge } of points) {
    counts.entry[entry] = (counts.entry[entry] ?? 0) + 1;
    counts.judge[judge] = (counts.judge[judge] ?? 0) + 1;
  }
  for (let round = 0; round < mostRounds; round += 1) {
    const [nextWorth, nextMild] = [new Float64Array(entries), new Float64Array(judges)];
    for (const { entry, judge, points: given } of points)
      nextWorth[entry] = (nextWorth[entry] ?? 0) + (given - (mild[judge] ?? 0)) / (counts.entry[entry] ?? 1);
    for (const { entry, judge, points: given } of points)
      nextMild[judge] =
        (nextMild[judge] ?? 0) + (given - (nextWorth[entry] ?? 0)) / ((counts.judge[judge] ?? 0) + shrinkage);
    let moved = 0;
    nextMild.forEach((value, at) => {
      moved = Math.max(moved, Math.abs(value - (mild[at] ?? 0)));
    });
    worth.set(nextWorth);
    mild.set(nextMild);
    if (moved < near) break;
  }
  return { worth, mild, counts: counts.judge };
};

/**
 * A second ranking beside the official one, freed from how severe each judge is, and how severe each is. It decides
 * nothing: it shows whose place depends on who happened to judge. Those below a floor have no rank here either.
 */
export const calibrate = (
  rule: ScoreRule,
  sheets: readonly Sheet[],
  official: readonly Ranked[],
): { readonly ranking: readonly Calibrated[]; readonly judges: readonly Severity[] } => {
  const all = scored(rule, sheets);
  const entries = [...new Set(all.map(({ sheet }) => sheet.application))];
  const judges = [...new Set(all.map(({ sheet }) => sheet.judge))].sort();
  const [entryAt, judgeAt] = [entries, judges].map((names) => new Map(names.map((name, at) => [name, at])));
  const points = all.map(({ sheet, total }) => ({
    entry: entryAt?.get(sheet.application) ?? 0,
    judge: judgeAt?.get(sheet.judge) ?? 0,
    points: approximate(total),
  }));
  const { worth, mild, counts } = fit(points, entries.length, judges.length);
  const totals = official.map(({ application }) => {
    const at = entryAt?.get(application);
    return at === undefined ? null : toHundredths(worth[at] ?? 0);
  });
  const standing = official.flatMap(({ application, rank }, index) =>
    rank === null || totals[index] == null ? [] : [{ application, total: totals[index] ?? 0 }],
  );
  const places = ranks(standing, (a, b) => b.total - a.total);
  const rankOf = new Map(standing.map(({ application }, index) => [application, places[index] ?? null]));
  return {
    ranking: official.map(({ application }, index) => ({
      application,
      rank: rankOf.get(application) ?? null,
      total: totals[index] ?? null,
    })),
    judges: judges.map((judge, at) => ({ judge, offset: toHundredths(mild[at] ?? 0), sheets: counts[at] ?? 0 })),
  };
};

/**
 * Applications on the one side of the line in the first ranking and on the other in the second. The line lies after so many
 * places; who shares the last place is above it.
 */
export const crossing = (
  first: readonly { readonly application: string; readonly rank: number | null }[],
  second: readonly { readonly application: string; readonly rank: number | null }[],
  places: number,
): readonly string[] => {
  const above = (all: typeof first) =>
    new Set(all.filter(({ rank }) => rank !== null && rank <= places).map(({ application }) => application));
  const [one, other] = [above(first), above(second)];
  return first.map(({ application }) => application).filter((id) => one.has(id) !== other.has(id));
};
