import type { Operator, Rule, RuleValue } from '@boru/contract/eligibility';
import { type Definition, definitionOf, type FieldDefinition, factKeys } from '@boru/contract/eligibility-facts';
import { operatorsOf } from '@boru/engines/eligibility';

export type Row = Rule['when']['of'][number];
export type FactRow = Extract<Row, { kind: 'fact' }>;
export type ListRow = Extract<Row, { kind: 'list' }>;
export type Test = ListRow['where'][number];

/** What a comparison is compared with before anything was chosen. */
export const startOf = (field: FieldDefinition, op: Operator): RuleValue | null => {
  if (field.type === 'boolean') return true;
  if (op === 'between') return [0, 0];
  if (field.type === 'choice' || field.type === 'choices' || field.type === 'text') return [];
  return null;
};

const firstOperator = (field: FieldDefinition): Operator => operatorsOf[field.type][0] ?? 'is';

export const testOf = (name: string, field: FieldDefinition): Test => {
  const op = firstOperator(field);
  return { field: name, op, value: startOf(field, op), param: null };
};

/** A new row for a fact: a comparison, or for a list “at least one”. */
export const rowOf = (fact: string, definition: Definition | undefined = definitionOf(fact)): FactRow | ListRow => {
  if (definition?.type === 'list') {
    const [first] = Object.entries(definition.fields);
    const where = first === undefined ? [] : [testOf(...first)];
    return { kind: 'list', fact, quantifier: 'some', least: null, most: null, where };
  }
  const op = definition === undefined ? 'is' : firstOperator(definition);
  return { kind: 'fact', fact, op, value: definition === undefined ? null : startOf(definition, op), param: null };
};

/** A fresh rule under a name that no other rule has. */
export const ruleOf = (taken: readonly string[], title: Rule['title'], unverified: string): Rule => {
  let number = taken.length + 1;
  while (taken.includes(`rule-${number}`)) number += 1;
  return {
    id: `rule-${number}`,
    title,
    severity: 'gate',
    when: { kind: 'all', least: null, of: [rowOf(factKeys[0])] },
    basis: [{ text: unverified, verified: false }],
    tests: [],
  };
};

export const replaced = <T>(items: readonly T[], place: number, change: T): T[] =>
  items.map((item, index) => (index === place ? change : item));
export const without = <T>(items: readonly T[], place: number): T[] => items.filter((_item, index) => index !== place);
