import { addDays, addMonths, type CivilDate, dayNumber, isCivilDate } from '@boru/contract/civil';
import { type Definition, definitionOf, type FieldDefinition } from '@boru/contract/eligibility-facts';
import { isTexts, parameterAt } from './compare.ts';
import { verdictOf } from './evaluate.ts';
import type { Comparison, Facts, FieldTest, Leaf, ListNode, Node, Register, Rules, Scalar, Value } from './types.ts';

export interface Change {
  readonly fact: string;
  /** One value that would do: the one nearest to what is there. */
  readonly to: Value;
  /** The company cannot bring it about; it can only be supplied or corrected. */
  readonly isFixed: boolean;
}
export interface Ways {
  /** All smallest sets found, those that the company can bring about first. */
  readonly ways: readonly (readonly Change[])[];
  /** False when more than `mostChanges` facts are in the way, or too many combinations to look at. */
  readonly isComplete: boolean;
}

const mostChanges = 3;
const mostEvaluations = 30_000;
const mostWays = 5;

const leavesOf = (node: Node, depth = 0): readonly Leaf[] => {
  if (depth > 64 || typeof node !== 'object' || node === null) return [];
  if (node.kind === 'fact' || node.kind === 'list') return [node];
  return Array.isArray(node.of) ? node.of.flatMap((one) => leavesOf(one, depth + 1)) : [];
};

const against = (test: Comparison, { parameters }: Rules, asOf: CivilDate) =>
  test.param ? (parameterAt(parameters, test.param, asOf) ?? null) : test.value;

/** Values on both sides of every border that the tests draw: whatever can be decided is decided by one of them. */
const scalars = (
  field: FieldDefinition,
  tests: readonly Comparison[],
  rules: Rules,
  asOf: CivilDate,
): readonly Scalar[] => {
  const found = new Set<Scalar>();
  if (field.type === 'boolean') return [true, false];
  for (const test of tests) {
    const value = against(test, rules, asOf);
    const several: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of several) {
      if (typeof one === 'number' && test.op === 'withinYears' && one >= 0 && one <= 500) {
        const border = addMonths(asOf, -12 * one);
        for (const day of [border, addDays(border, -1), asOf]) found.add(day);
      } else if (typeof one === 'number') {
        for (const near of [one, one - 1, one + 1]) if (near >= 0) found.add(near);
      } else if (typeof one === 'string' && field.type === 'date' && isCivilDate(one)) {
        for (const day of [one, addDays(one, -1), addDays(one, 1)]) found.add(day);
      } else if (typeof one === 'string') found.add(one);
    }
  }
  // One value that no rule named stands for all the others.
  if (field.type === 'choice' && typeof field.choices === 'object')
    for (const known of Object.keys(field.choices)) found.add(known);
  else if (field.type === 'choice' || field.type === 'text') found.add('other');
  return [...found];
};

const product = (fields: readonly (readonly [string, readonly Scalar[]])[], most: number): Record<string, Scalar>[] => {
  let items: Record<string, Scalar>[] = [{}];
  for (const [field, values] of fields) {
    items = items.flatMap((item) => values.map((value) => ({ ...item, [field]: value })));
    if (items.length > most) return items.slice(0, most);
  }
  return items;
};

type Records = readonly Readonly<Record<string, Scalar | null>>[];
const lists = (
  definition: Definition,
  nodes: readonly ListNode[],
  current: Value | undefined,
  rules: Rules,
  asOf: CivilDate,
): Value[] => {
  if (definition.type !== 'list') return [];
  const tests = nodes.flatMap(({ where }) => where as readonly FieldTest[]);
  const fields = Object.entries(definition.fields).flatMap(([name, field]) => {
    const own = tests.filter((test) => test.field === name);
    return own.length === 0 ? [] : [[name, scalars(field, own, rules, asOf)] as const];
  });
  const now: Records = Array.isArray(current) ? (current as Records) : [];
  const items = product(fields, 40);
  const count = Math.min(10, Math.max(1, ...nodes.map(({ least }) => least ?? 1)));
  return [[], ...items.flatMap((item) => [[...now, item], Array.from({ length: count }, () => item)])];
};

const candidates = (
  fact: string,
  definition: Definition,
  leaves: readonly Leaf[],
  given: Facts,
  rules: Rules,
  asOf: CivilDate,
): Value[] => {
  const own = leaves.filter((leaf) => leaf.fact === fact);
  const current = Object.hasOwn(given, fact) ? given[fact]?.value : undefined;
  if (definition.type === 'list') {
    const nodes = own.filter((leaf): leaf is ListNode => leaf.kind === 'list');
    return lists(definition, nodes, current, rules, asOf);
  }
  const tests = own.flatMap((leaf) => (leaf.kind === 'fact' ? [leaf] : []));
  const single = scalars(definition, tests, rules, asOf);
  if (definition.type !== 'choices') return [...single].sort((a, b) => distance(a, current) - distance(b, current));
  const held = isTexts(current) ? current : [];
  const named = single.filter((one): one is string => typeof one === 'string');
  const unwanted = new Set(tests.flatMap((test) => (test.op === 'noneOf' && isTexts(test.value) ? test.value : [])));
  const wanted = named.filter((one) => !unwanted.has(one));
  return [
    [...new Set([...held.filter((one) => !unwanted.has(one)), ...wanted])],
    ...named.map((one) => [...new Set([...held, one])]),
    held.filter((one) => !unwanted.has(one)),
    wanted,
    [],
  ];
};

const distance = (to: Scalar, from: Value | undefined): number => {
  if (typeof to === 'number' && typeof from === 'number') return Math.abs(to - from);
  if (typeof to === 'string' && typeof from === 'string' && isCivilDate(to) && isCivilDate(from))
    return Math.abs(dayNumber(to) - dayNumber(from));
  return 0;
};

function* combinations<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - size; index += 1) {
    const first = items[index] as T;
    for (const rest of combinations(items, size - 1, index + 1)) yield [first, ...rest];
  }
}

type Choice = { readonly fact: string; readonly isFixed: boolean; readonly values: readonly Value[] };

/**
 * The smallest sets of facts that, changed, would make the company eligible; by looking, smallest first, so that what is
 * found is smallest. No way of one to three facts: none is named.
 */
export const waysToEligible = (
  rules: Rules,
  facts: Facts,
  asOf: CivilDate,
  register: Register = definitionOf,
): Ways => {
  if (verdictOf(rules, facts, asOf, register) === 'eligible') return { ways: [[]], isComplete: true };
  const gates = rules.rules.filter(({ severity }) => severity === 'gate');
  const leaves = gates.flatMap(({ when }) => leavesOf(when));
  const choices = [...new Set(leaves.map(({ fact }) => fact))].flatMap((fact): Choice[] => {
    const definition = register(fact);
    if (definition === undefined) return [];
    return [
      { fact, isFixed: definition.isFixed === true, values: candidates(fact, definition, leaves, facts, rules, asOf) },
    ];
  });
  let left = mostEvaluations;
  const tried = (chosen: readonly Choice[], with_: Facts, done: readonly Change[]): readonly Change[] | null => {
    const [first, ...rest] = chosen;
    if (first === undefined) {
      left -= 1;
      return verdictOf(rules, with_, asOf, register) === 'eligible' ? done : null;
    }
    for (const value of first.values) {
      if (left <= 0) return null;
      const change = { fact: first.fact, to: value, isFixed: first.isFixed };
      const found = tried(rest, { ...with_, [first.fact]: { value } }, [...done, change]);
      if (found) return found;
    }
    return null;
  };
  for (let size = 1; size <= Math.min(mostChanges, choices.length); size += 1) {
    const ways: (readonly Change[])[] = [];
    for (const chosen of combinations(choices, size)) {
      const found = tried(chosen, facts, []);
      if (found) ways.push(found);
    }
    const fixed = (way: readonly Change[]) => way.filter(({ isFixed }) => isFixed).length;
    if (ways.length > 0)
      return { ways: ways.sort((a, b) => fixed(a) - fixed(b)).slice(0, mostWays), isComplete: left > 0 };
  }
  return { ways: [], isComplete: left > 0 && choices.length <= mostChanges };
};
