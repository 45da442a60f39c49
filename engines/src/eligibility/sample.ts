// Small rules for tests and measurements.
import type { Operator, RuleValue } from '@boru/contract/eligibility';
import type { Definition } from '@boru/contract/eligibility-facts';
import type { Facts, Node, Register, Rules } from './types.ts';

export const fact = (name: string, op: Operator, value: RuleValue | null, param: string | null = null): Node => ({
  kind: 'fact',
  fact: name,
  op,
  value,
  param,
});
export const group = (
  kind: 'all' | 'any' | 'none' | 'atLeast',
  of: readonly Node[],
  least: number | null = null,
): Node => ({
  kind,
  least,
  of,
});
export const rulesOf = (...trees: readonly Node[]): Rules => ({
  rules: trees.map((when, index) => ({ id: `rule-${index}`, severity: 'gate', when, basis: [] })),
  parameters: [],
});

export const booleans = ['first', 'second', 'third', 'fourth'] as const;
export const booleanRegister: Register = (key): Definition | undefined =>
  (booleans as readonly string[]).includes(key) ? { ko: key, en: key, type: 'boolean', source: 'stated' } : undefined;

const sizes = ['micro', 'small', 'medium', 'midsize', 'large'];
/** Companies that differ in every fact; every seventh says little of itself. */
export const sampleCompanies = (count: number): Facts[] =>
  Array.from({ length: count }, (_, index) => ({
    size: { value: sizes[index % 5] ?? 'small' },
    employees: index % 7 === 0 ? null : { value: (index * 37) % 320 },
    ksicCode: { value: String(10_000 + ((index * 7919) % 80_000)) },
    municipality: { value: `43${100 + (index % 11)}00000` },
    isConfirmed: { value: index % 3 !== 0 },
    diagnosisTotal: index % 4 === 0 ? null : { value: (index * 13) % 101 },
    foundedOn: { value: `${1990 + (index % 35)}-0${1 + (index % 9)}-15` },
    annualSalesWon: { value: ((index * 104_729) % 90_000) * 1_000_000 },
    hasSecurityOfficer: { value: index % 2 === 0 },
    isTaxClear: { value: index % 9 !== 0 },
  }));

/** Fifty rules of six leaves, as in the measurement of the peers. */
export const sampleRules = (count = 50): Rules =>
  rulesOf(
    ...Array.from({ length: count }, (_, index) =>
      group('all', [
        group('any', [fact('size', 'in', ['micro', 'small', 'medium']), fact('employees', 'less', 300 - index)]),
        fact('employees', 'atLeast', index % 5),
        group('any', [fact('diagnosisTotal', 'atLeast', 20 + index), fact('hasSecurityOfficer', 'is', true)]),
        fact('annualSalesWon', 'atMost', 120_000_000_000 - index),
      ]),
    ),
  );
