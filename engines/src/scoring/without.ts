import { crossing } from './calibrated.ts';
import { rankOfficially } from './official.ts';
import type { ScoreRule, Sheet } from './types.ts';

/** Which applications would change sides of the line if one judge's sheets were not there, for each judge. */
export const decisive = (
  rule: ScoreRule,
  sheets: readonly Sheet[],
  applications: readonly string[],
  places: number,
): readonly { readonly judge: string; readonly applications: readonly string[] }[] => {
  const official = rankOfficially(rule, sheets, applications);
  return [...new Set(sheets.map(({ judge }) => judge))].sort().map((judge) => ({
    judge,
    applications: crossing(
      official,
      rankOfficially(
        rule,
        sheets.filter((sheet) => sheet.judge !== judge),
        applications,
      ),
      places,
    ),
  }));
};
