import type { Truth } from '@boru/contract/eligibility';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Facts, holds, type Node, verdictOf, waysToEligible } from './index.ts';
import { booleans, fact, group, booleanRegister as register, rulesOf } from './sample.ts';

/** `BORU_ELIGIBILITY_TREES=100000` for the full count. */
const numRuns = Number(process.env['BORU_ELIGIBILITY_TREES'] ?? 3000);
const setting = { parameters: [], asOf: '2026-11-23' };

const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(fc.constantFrom(...booleans), fc.boolean()).map(([name, value]) => fact(name, 'is', value)),
    fc
      .tuple(
        fc.constantFrom('all', 'any', 'none', 'atLeast'),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.integer({ min: 0, max: 5 }),
      )
      .map(([kind, of, least]) => group(kind, of, kind === 'atLeast' ? least : null)),
  ),
})).node;
const known = fc.record(
  Object.fromEntries(booleans.map((name) => [name, fc.constantFrom(true, false, null)])),
) as fc.Arbitrary<Record<string, boolean | null>>;
const factsOf = (values: Record<string, boolean | null>): Facts =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? null : { value }]));

// The oracle: the three tables of strong Kleene logic as printed in books (0 no, 1 unknown, 2 yes), nothing of the engine.
const andTable = ['000', '011', '012'];
const orTable = ['012', '112', '222'];
const look = (table: readonly string[], a: number, b: number): number => Number(table[a]?.[b]);
const subsets = (size: number, from: readonly number[]): number[][] =>
  size === 0
    ? [[]]
    : from.flatMap((one, index) => subsets(size - 1, from.slice(index + 1)).map((rest) => [one, ...rest]));
const oracle = (tree: Node, values: Record<string, boolean | null>): number => {
  if (tree.kind === 'list') throw new Error('not drawn here');
  if (tree.kind === 'fact') {
    const value = values[tree.fact] ?? null;
    return value === null ? 1 : value === tree.value ? 2 : 0;
  }
  const of = tree.of.map((one) => oracle(one, values));
  const and = (all: readonly number[]): number => all.reduce((a, b) => look(andTable, a, b), 2);
  const or = (all: readonly number[]): number => all.reduce((a, b) => look(orTable, a, b), 0);
  if (tree.kind === 'all') return and(of);
  if (tree.kind === 'any') return or(of);
  if (tree.kind === 'none') return 2 - or(of);
  return or(subsets(tree.least ?? 0, of).map(and));
};
const names: readonly Truth[] = ['no', 'unknown', 'yes'];

describe('삼치 논리', () => {
  it(`무작위 규칙 ${numRuns}개가 진리표와 같은 답을 냅니다`, () => {
    fc.assert(
      fc.property(node, known, (tree, values) => {
        const expected = names[oracle(tree, values)];
        expect(holds(tree, factsOf(values), setting, register).truth).toBe(expected);
        const verdict = { yes: 'eligible', no: 'ineligible', unknown: 'unknown' }[expected ?? 'unknown'];
        const rules = rulesOf(tree);
        expect(evaluate(rules, factsOf(values), setting.asOf, register).verdict).toBe(verdict);
        expect(verdictOf(rules, factsOf(values), setting.asOf, register)).toBe(verdict);
      }),
      { numRuns },
    );
  });

  it('모르는 것을 어떻게 채워도, 이미 나온 답은 바뀌지 않습니다', () => {
    fc.assert(
      fc.property(node, known, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (tree, values, guess) => {
        const before = holds(tree, factsOf(values), setting, register).truth;
        if (before === 'unknown') return;
        const filled = Object.fromEntries(booleans.map((name, index) => [name, values[name] ?? guess[index] ?? true]));
        expect(holds(tree, factsOf(filled), setting, register).truth).toBe(before);
      }),
      { numRuns: Math.min(numRuns, 5000) },
    );
  });

  it('바꿀 사실의 가장 작은 묶음은 모든 경우를 다 해 본 것과 같습니다', () => {
    // Every fact may keep what it has (unknown included) or become yes or no: 3^4 worlds.
    const worlds = (values: Record<string, boolean | null>): Record<string, boolean | null>[] =>
      booleans.reduce<Record<string, boolean | null>[]>(
        (sofar, name) =>
          sofar.flatMap((world) => [values[name] ?? null, true, false].map((value) => ({ ...world, [name]: value }))),
        [{}],
      );
    fc.assert(
      fc.property(node, known, (tree, values) => {
        const sizes = worlds(values)
          .filter((world) => oracle(tree, world) === 2)
          .map((world) => booleans.filter((name) => world[name] !== values[name]).length);
        const least = Math.min(...sizes);
        const { ways } = waysToEligible(rulesOf(tree), factsOf(values), setting.asOf, register);
        expect(ways.length > 0).toBe(least <= 3);
        for (const way of ways) {
          expect(way.length).toBe(least);
          const changed = Object.fromEntries(way.map(({ fact: name, to }) => [name, to === true]));
          expect(oracle(tree, { ...values, ...changed })).toBe(2);
        }
      }),
      { numRuns: Math.min(400, numRuns) },
    );
  });
});

describe('어떤 입력에도', () => {
  it('엔진은 던지지 않고, 알 수 없는 것은 자격으로 치지 않습니다', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), fc.anything({ maxDepth: 3 }), (tree, value) => {
        const strange = rulesOf(tree as Node);
        const facts = { employees: { value }, technologies: { value } } as unknown as Facts;
        const { verdict } = evaluate(strange, facts, '2026-11-23');
        expect(['eligible', 'ineligible', 'unknown']).toContain(verdict);
        waysToEligible(strange, facts, '2026-11-23');
      }),
      { numRuns: 300 },
    );
  });
});
