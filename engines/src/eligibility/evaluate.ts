import type { CivilDate } from '@boru/contract/civil';
import type { Truth } from '@boru/contract/eligibility';
import { type Definition, definitionOf, type ListDefinition } from '@boru/contract/eligibility-facts';
import { compare, type Decided, doubtful, type Setting } from './compare.ts';
import { allOf, anyOf, atLeast, not } from './truth.ts';
import type {
  Evaluation,
  FactNode,
  Facts,
  FieldTest,
  Leaf,
  LeafTrace,
  ListNode,
  Node,
  Register,
  Rules,
  RuleTrace,
  Value,
  Verdict,
} from './types.ts';

/** Deeper than any rule that a person wrote; a tree that goes further is not read, so that no input can exhaust the stack. */
export const deepest = 64;

interface Reading extends Setting {
  readonly facts: Facts;
  readonly register: Register;
  /** Where the traces of leaves go; null when only the answer is wanted. */
  readonly traces: LeafTrace[] | null;
}
type Looked = { readonly value: Value; readonly definition: Definition } | Decided;

const look = ({ facts, register, asOf }: Reading, fact: string): Looked => {
  const definition = register(fact);
  if (definition === undefined) return doubtful('malformed');
  const given = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (given?.value === null || given?.value === undefined) return doubtful('missing');
  if (given.until && given.until < asOf) return doubtful('stale');
  return { value: given.value, definition };
};

const decideFact = (reading: Reading, node: FactNode, looked: Looked): Decided => {
  if (!('value' in looked)) return looked;
  return looked.definition.type === 'list'
    ? doubtful('misfit')
    : compare(looked.definition.type, node, looked.value, reading);
};

const decideField = (reading: Reading, test: FieldTest, definition: ListDefinition, item: object): Truth => {
  const field = Object.hasOwn(definition.fields, test.field) ? definition.fields[test.field] : undefined;
  const found: unknown = Object.hasOwn(item, test.field) ? item[test.field as keyof typeof item] : undefined;
  if (field === undefined || found === null || found === undefined) return 'unknown';
  return compare(field.type, test, found as Value, reading).truth;
};

const decideList = (reading: Reading, node: ListNode, looked: Looked): Decided => {
  if (!('value' in looked)) return looked;
  const { value, definition } = looked;
  if (definition.type !== 'list' || !Array.isArray(value) || !Array.isArray(node.where)) return doubtful('misfit');
  const truths = (value as readonly unknown[]).map((item) =>
    typeof item === 'object' && item !== null
      ? allOf(node.where.map((test) => decideField(reading, test, definition, item)))
      : 'unknown',
  );
  const truth =
    node.quantifier === 'some'
      ? anyOf(truths)
      : node.quantifier === 'every'
        ? allOf(truths)
        : allOf([
            atLeast(node.least ?? 0, truths),
            node.most === null || node.most === undefined ? 'yes' : not(atLeast(node.most + 1, truths)),
          ]);
  return { truth, doubt: truth === 'unknown' ? 'missing' : null };
};

const decideLeaf = (reading: Reading, leaf: Leaf): Truth => {
  const looked = look(reading, leaf.fact);
  const decided = leaf.kind === 'fact' ? decideFact(reading, leaf, looked) : decideList(reading, leaf, looked);
  reading.traces?.push({ leaf, ...decided, found: 'value' in looked ? looked.value : null });
  return decided.truth;
};

/** One such answer settles a group, where nobody asks for the traces. */
const settles: Readonly<Record<string, Truth>> = { all: 'no', any: 'yes', none: 'yes' };

/** With traces every leaf is looked at, also where the answer stands already: a refusal names all its reasons. */
const decide = (reading: Reading, node: Node, depth: number): Truth => {
  if (typeof node !== 'object' || node === null || depth > deepest) return 'unknown';
  if (node.kind === 'fact' || node.kind === 'list') return decideLeaf(reading, node);
  if (!Array.isArray(node.of)) return 'unknown';
  const truths: Truth[] = [];
  for (const one of node.of) {
    const truth = decide(reading, one, depth + 1);
    truths.push(truth);
    if (reading.traces === null && truth === settles[node.kind]) break;
  }
  switch (node.kind) {
    case 'all':
      return allOf(truths);
    case 'any':
      return anyOf(truths);
    case 'none':
      return not(anyOf(truths));
    case 'atLeast':
      return typeof node.least === 'number' ? atLeast(node.least, truths) : 'unknown';
    default:
      return 'unknown';
  }
};

export const holds = (
  node: Node,
  facts: Facts,
  setting: Setting,
  register: Register = definitionOf,
): { readonly truth: Truth; readonly leaves: readonly LeafTrace[] } => {
  const traces: LeafTrace[] = [];
  return { truth: decide({ ...setting, facts, register, traces }, node, 0), leaves: traces };
};

const verdicts: Readonly<Record<Truth, Verdict>> = { yes: 'eligible', no: 'ineligible', unknown: 'unknown' };

/** Every rule with the trace of every leaf. Only gates decide; warnings and bonuses are told beside. */
export const evaluate = (
  rules: Rules,
  facts: Facts,
  asOf: CivilDate,
  register: Register = definitionOf,
): Evaluation => {
  const setting = { parameters: rules.parameters, asOf };
  const traced = rules.rules.map(({ id, severity, when }): RuleTrace => {
    const { truth, leaves } = holds(when, facts, setting, register);
    return { id, severity, truth, leaves };
  });
  const gates = traced.filter(({ severity }) => severity === 'gate').map(({ truth }) => truth);
  return { verdict: verdicts[allOf(gates)], asOf, rules: traced };
};

/** The answer alone, for many companies: no traces, and nothing is looked at once a gate has refused. */
export const verdictOf = (rules: Rules, facts: Facts, asOf: CivilDate, register: Register = definitionOf): Verdict => {
  const reading: Reading = { parameters: rules.parameters, asOf, facts, register, traces: null };
  let found: Truth = 'yes';
  for (const { severity, when } of rules.rules) {
    if (severity !== 'gate') continue;
    const truth = decide(reading, when, 0);
    if (truth === 'no') return 'ineligible';
    if (truth === 'unknown') found = 'unknown';
  }
  return verdicts[found];
};
