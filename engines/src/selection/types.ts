/** One amount at which an application can be supported. */
export interface Level {
  readonly id: string;
  readonly won: number;
  /** What it is worth, a whole number; which one is the notice's matter. */
  readonly value: number;
}
export interface Candidate {
  readonly id: string;
  /** The company; what one company may have at most counts over all of its applications. */
  readonly group: string;
  readonly levels: readonly Level[];
  /** What quotas ask for: size, municipality, industry. */
  readonly tags: Readonly<Record<string, string>>;
  /** Place in the official ranking. */
  readonly rank: number;
}
/** All of these tags have one of these values; nothing said means everybody. */
export type Where = Readonly<Record<string, readonly string[]>>;
export type Constraint = { readonly id: string } & (
  | { readonly kind: 'budget'; readonly where: Where; readonly most: number }
  | { readonly kind: 'leastCount'; readonly where: Where; readonly least: number }
  | { readonly kind: 'mostCount'; readonly where: Where; readonly most: number }
  /** Of all won that is granted, so many of a thousand at least, or at most. */
  | { readonly kind: 'leastShare'; readonly where: Where; readonly permille: number }
  | { readonly kind: 'mostShare'; readonly where: Where; readonly permille: number }
  | { readonly kind: 'groupCount'; readonly most: number }
  | { readonly kind: 'groupWon'; readonly most: number }
);
export interface Model {
  readonly candidates: readonly Candidate[];
  readonly constraints: readonly Constraint[];
  /** What a person has set by hand: this level, or null for not at all. */
  readonly fixed: Readonly<Record<string, string | null>>;
}
/** Level by application; who is not in it gets nothing. */
export type Choice = Readonly<Record<string, string>>;
/** A constraint added again in whole numbers. For shares both are thousandfold won. */
export interface Added {
  readonly constraint: string;
  readonly holds: boolean;
  readonly reached: bigint;
  readonly bound: bigint;
  /** Of the companies: the one that is furthest beyond. */
  readonly group: string | null;
}
export interface Weighed {
  readonly value: bigint;
  readonly won: bigint;
  readonly count: number;
  readonly added: readonly Added[];
  readonly holds: boolean;
  /** Set by hand otherwise than the choice has it. */
  readonly unkept: readonly string[];
}
