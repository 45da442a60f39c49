/** What travels between the server and the solver's process. */
export type SolveOrder = {
  /** A program in the CPLEX LP format that maximises. */
  text: string;
  /** The columns whose values are asked for, in this order. */
  columns: readonly string[];
  /** Values of those columns to begin with; empty: none. */
  start: readonly number[];
  seconds: number;
  /** Stops where the answer is at most this share below the proven bound. */
  gap: number;
  /** Any answer at all is enough: stops at the first. */
  isFeasibilityOnly: boolean;
};
/** How far it is: the best value found, the bound above it, and seconds. Null: not known yet. */
export type Progress = { best: number | null; bound: number | null; seconds: number };
/**
 * `found`: an answer, proven to be within the gap or not (time ran out). `impossible`: proven that there is none.
 * `nothing`: time ran out without either.
 */
export type Outcome = 'proven' | 'found' | 'impossible' | 'nothing';
export type Solved = Progress & { outcome: Outcome; values: readonly number[]; solver: string };
export type SolveAnswer =
  | { kind: 'progress'; progress: Progress; values: readonly number[] | null }
  | { kind: 'solved'; solved: Solved }
  | { kind: 'fault'; fault: string };
