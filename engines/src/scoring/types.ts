/** A criterion of the score sheet (평가항목). */
export interface Criterion {
  readonly id: string;
  /** Share of the whole; the weights need not add up to a hundred. */
  readonly weight: number;
  /** The highest mark; the lowest is nothing. Whole numbers. */
  readonly highest: number;
  /** Below this mean mark of all judges the application fails (과락). Null: no floor. */
  readonly floor: number | null;
}
/** official: the rule named in the notice. */
export type Rule = 'mean' | 'trimmed' | 'standardised' | 'median';
export interface ScoreRule {
  readonly criteria: readonly Criterion[];
  readonly rule: Rule;
  /** Least total of a hundred, by the raw mean; below it the application fails. Null: none. */
  readonly leastTotal: number | null;
  /** Where totals are equal: the higher mean mark of these criteria, one after another. */
  readonly tieBreak: readonly string[];
}
/** One judge's sheet for one application. Null: does not apply; its weight goes to the others. */
export interface Sheet {
  readonly application: string;
  readonly judge: string;
  readonly marks: Readonly<Record<string, number | null>>;
}
export interface Failing {
  /** A criterion, or null for the total. */
  readonly criterion: string | null;
  /** Hundredths of a mark, or of a point of the total. */
  readonly reached: number;
  readonly needed: number;
}
export interface Ranked {
  readonly application: string;
  /** From one; equal ones share it. Null: below a floor, or nobody scored it. */
  readonly rank: number | null;
  /** The official total in hundredths of a point. */
  readonly total: number | null;
  /** Mean of the raw totals, in hundredths of a point. */
  readonly raw: number | null;
  readonly judges: number;
  /** Trimmed was asked for, but fewer than five sheets are there, so all of them count. */
  readonly isUntrimmed: boolean;
  /** Another one has the same total and the same marks in every tie-break: a person decides. */
  readonly isTied: boolean;
  readonly failing: readonly Failing[];
}
export interface Calibrated {
  readonly application: string;
  readonly rank: number | null;
  /** Hundredths of a point, freed from how severe its judges are. */
  readonly total: number | null;
}
export interface Severity {
  readonly judge: string;
  /** Hundredths of a point by which this judge stands above (+, mild) or below (−, severe) the others. */
  readonly offset: number;
  readonly sheets: number;
}
