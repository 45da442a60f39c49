export { calibrate, crossing } from './calibrated.ts';
export { rankOfficially } from './official.ts';
export { requireSheet } from './totals.ts';
export type { Calibrated, Criterion, Failing, Ranked, Rule, ScoreRule, Severity, Sheet } from './types.ts';
export { decisive } from './without.ts';
