import type { CivilDate } from '@boru/contract/civil';
import type { Operator, RuleBasis, RuleParameter, RuleValue, Severity, Truth } from '@boru/contract/eligibility';
import type { Definition } from '@boru/contract/eligibility-facts';

export type Scalar = boolean | number | string;
export type Value = Scalar | readonly string[] | readonly Readonly<Record<string, Scalar | null>>[];
/** A fact of one company. After `until` it is stale, and what is stale is not known. */
export interface Given {
  readonly value: Value;
  readonly until?: CivilDate | null;
}
/** Absent or null: not known. */
export type Facts = Readonly<Record<string, Given | null | undefined>>;
export type Register = (key: string) => Definition | undefined;

export interface Comparison {
  readonly op: Operator;
  readonly value: RuleValue | null;
  readonly param: string | null;
}
export interface FactNode extends Comparison {
  readonly kind: 'fact';
  readonly fact: string;
}
export interface FieldTest extends Comparison {
  readonly field: string;
}
export interface ListNode {
  readonly kind: 'list';
  readonly fact: string;
  readonly quantifier: 'some' | 'every' | 'count';
  readonly least: number | null;
  readonly most: number | null;
  /** All of them hold for a record that counts. */
  readonly where: readonly FieldTest[];
}
export interface GroupNode {
  readonly kind: 'all' | 'any' | 'none' | 'atLeast';
  readonly least: number | null;
  readonly of: readonly Node[];
}
export type Leaf = FactNode | ListNode;
export type Node = Leaf | GroupNode;

/** The contract's rule, whose tree may be of any depth here. */
export interface EngineRule {
  readonly id: string;
  readonly severity: Severity;
  readonly when: Node;
  readonly basis: readonly RuleBasis[];
}
export interface Rules {
  readonly rules: readonly EngineRule[];
  readonly parameters: readonly RuleParameter[];
}

/** Why a leaf could not be decided. */
export type Doubt = 'missing' | 'stale' | 'misfit' | 'noParameter' | 'malformed';
export interface LeafTrace {
  readonly leaf: Leaf;
  readonly truth: Truth;
  readonly doubt: Doubt | null;
  /** What was compared; null when nothing is known. */
  readonly found: Value | null;
}
export interface RuleTrace {
  readonly id: string;
  readonly severity: Severity;
  readonly truth: Truth;
  readonly leaves: readonly LeafTrace[];
}
export type Verdict = 'eligible' | 'ineligible' | 'unknown';
export interface Evaluation {
  readonly verdict: Verdict;
  readonly asOf: CivilDate;
  readonly rules: readonly RuleTrace[];
}
