import fc from 'fast-check';
import highsModule from 'highs';
import { describe, expect, it } from 'vitest';
import {
  better,
  type Candidate,
  type Choice,
  type Constraint,
  choiceOf,
  findConflict,
  greedy,
  inScoreOrder,
  type Model,
  programOf,
  weigh,
} from './index.ts';

// The types say CommonJS, the file that is loaded is a module.
const highs = await ('default' in highsModule ? highsModule.default : highsModule)();

const tags = fc.record({
  size: fc.constantFrom('small', 'medium'),
  place: fc.constantFrom('cheongju', 'jecheon', 'okcheon'),
});
const candidates = fc
  .array(
    fc.record({
      group: fc.constantFrom('G1', 'G2', 'G3', 'G4'),
      tags,
      levels: fc.uniqueArray(
        fc.record({ won: fc.integer({ min: 0, max: 60_000_000 }), value: fc.integer({ min: 0, max: 9_000 }) }),
        {
          minLength: 1,
          maxLength: 2,
          selector: ({ won }) => won,
        },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(
      ({ levels, ...row }, at): Candidate => ({
        ...row,
        id: `A${at}`,
        rank: at + 1,
        levels: levels.map((level, place) => ({ ...level, id: `L${place}` })),
      }),
    ),
  );
const where = fc.constantFrom<Record<string, string[]>[]>(
  {},
  { size: ['small'] },
  { place: ['jecheon', 'okcheon'] },
  { size: ['small'], place: ['cheongju'] },
);
const won = fc.integer({ min: 0, max: 200_000_000 });
const permille = fc.integer({ min: 0, max: 1000 });
const few = fc.integer({ min: 0, max: 4 });
const constraints = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('budget' as const), where, most: won }),
      fc.record({ kind: fc.constant('leastCount' as const), where, least: few }),
      fc.record({ kind: fc.constant('mostCount' as const), where, most: few }),
      fc.record({ kind: fc.constant('leastShare' as const), where, permille }),
      fc.record({ kind: fc.constant('mostShare' as const), where, permille }),
      fc.record({ kind: fc.constant('groupCount' as const), most: few }),
      fc.record({ kind: fc.constant('groupWon' as const), most: won }),
    ),
    { maxLength: 5 },
  )
  .map((rows) => rows.map((row, at): Constraint => ({ ...row, id: `C${at}` })));
const models = fc
  .record({ candidates, constraints, hand: fc.option(fc.tuple(fc.nat(5), fc.boolean()), { freq: 3 }) })
  .map(({ hand, ...rest }): Model => {
    const [at, isIn] = hand ?? [99, false];
    const one = rest.candidates[at];
    return { ...rest, fixed: one ? { [one.id]: isIn ? (one.levels[0]?.id ?? null) : null } : {} };
  });

/** Every choice there is. */
const choices = ({ candidates: all }: Model): Choice[] => {
  let so: Choice[] = [{}];
  for (const { id, levels } of all) {
    const more = so.flatMap((choice) => levels.map((level) => ({ ...choice, [id]: level.id })));
    so = so.concat(more);
  }
  return so;
};
const bestOfAll = (model: Model): bigint | null => {
  const held = choices(model)
    .map((choice) => weigh(model, choice))
    .filter(({ holds }) => holds);
  const values = held.map(({ value }) => value).sort((a, b) => Number(a - b));
  return values.at(-1) ?? null;
};
const solved = (model: Model): Choice | null => {
  const program = programOf(model);
  const answer = highs.solve(program.text, { output_flag: false, mip_rel_gap: 0 });
  if (answer.Status === 'Infeasible') return null;
  expect(['Optimal', 'Empty']).toContain(answer.Status);
  return choiceOf(
    program,
    program.columns.map(({ name }) => answer.Columns[name]?.Primal ?? 0),
  );
};
const isPossible = (model: Model) => Promise.resolve(bestOfAll(model) !== null);

describe('예산과 조건 안의 선정', () => {
  it('해법기의 답은 모든 고르기를 다 해 본 것과 같고, 다시 더해도 조건을 하나도 어기지 않습니다', () => {
    fc.assert(
      fc.property(models, (model) => {
        const best = bestOfAll(model);
        const choice = solved(model);
        expect(choice === null).toBe(best === null);
        if (choice === null) return;
        const told = weigh(model, choice);
        expect(told.added.filter(({ holds }) => !holds)).toEqual([]);
        expect(told.value).toBe(best);
      }),
      { numRuns: 300 },
    );
  });

  it('먼저 보여 주는 답은 같은 입력에 늘 같고, 가장 좋은 답을 넘지 않으며, 상한을 어기지 않습니다', () => {
    fc.assert(
      fc.property(models, (model) => {
        const first = greedy(model);
        const mixed = { ...model, candidates: [...model.candidates].reverse() };
        expect(greedy(mixed)).toEqual(first);
        const told = weigh(model, first);
        if (Object.keys(model.fixed).length === 0)
          for (const { constraint, holds } of told.added) {
            const kind = model.constraints.find(({ id }) => id === constraint)?.kind;
            if (kind === 'budget' || kind === 'mostCount' || kind === 'groupCount' || kind === 'groupWon')
              expect(holds).toBe(true);
          }
        const best = bestOfAll(model);
        if (told.holds) expect(best !== null && told.value <= best).toBe(true);
        expect(better(model, first, inScoreOrder(model))).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('함께 이룰 수 없는 조건은 하나라도 빼면 이루어지는 가장 작은 묶음으로 말합니다', async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => {
        const conflict = await findConflict(model, isPossible);
        expect(conflict === null).toBe(bestOfAll(model) !== null);
        if (conflict === null) return;
        const kept = (ids: readonly string[]): Model => ({
          ...model,
          fixed: conflict.byHand ? model.fixed : {},
          constraints: model.constraints.filter(({ id }) => ids.includes(id)),
        });
        expect(bestOfAll(kept(conflict.constraints))).toBeNull();
        for (const id of conflict.constraints)
          expect(bestOfAll(kept(conflict.constraints.filter((other) => other !== id)))).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  const one = (id: string, amount: number, value: number, size = 'small', group = id): Candidate => ({
    id,
    group,
    rank: Number(id.slice(1)),
    tags: { size },
    levels: [{ id: 'full', won: amount, value }],
  });

  it('예산이 최소 선정 수에 모자라면 얼마가 모자란지 말합니다', async () => {
    const model: Model = {
      candidates: [one('A1', 30_000_000, 90), one('A2', 25_000_001, 80), one('A3', 40_000_000, 70)],
      constraints: [
        { id: 'budget', kind: 'budget', where: {}, most: 50_000_000 },
        { id: 'least', kind: 'leastCount', where: {}, least: 2 },
        { id: 'small', kind: 'mostCount', where: { size: ['small'] }, most: 3 },
      ],
      fixed: {},
    };
    expect(await findConflict(model, isPossible)).toEqual({
      constraints: ['budget', 'least'],
      byHand: false,
      reasons: [
        { kind: 'tooDear', constraint: 'least', budget: 'budget', count: 2, needWon: 55_000_001, haveWon: 50_000_000 },
      ],
    });
  });

  it('조건에 맞는 신청이 모자라면 몇 곳인지 말합니다', async () => {
    const model: Model = {
      candidates: [one('A1', 1, 1, 'small', 'same'), one('A2', 1, 1, 'small', 'same'), one('A3', 1, 1, 'medium')],
      constraints: [
        { id: 'small', kind: 'leastCount', where: { size: ['small'] }, least: 2 },
        { id: 'each', kind: 'groupCount', most: 1 },
      ],
      fixed: {},
    };
    expect((await findConflict(model, isPossible))?.reasons).toEqual([
      { kind: 'tooFew', constraint: 'small', have: 1, need: 2 },
    ]);
  });

  it('손으로 정한 것 때문에 안 되면 그렇다고 말합니다', async () => {
    const model: Model = {
      candidates: [one('A1', 30, 90), one('A2', 30, 80)],
      constraints: [{ id: 'budget', kind: 'budget', where: {}, most: 50 }],
      fixed: { A1: 'full', A2: 'full' },
    };
    expect(await findConflict(model, isPossible)).toMatchObject({ byHand: true, constraints: ['budget'] });
  });

  it('같은 입력은 순서와 상관없이 같은 프로그램이 됩니다', () => {
    fc.assert(
      fc.property(models, (model) => {
        const mixed = {
          ...model,
          candidates: [...model.candidates].reverse(),
          constraints: [...model.constraints].reverse(),
        };
        expect(programOf(mixed).text).toBe(programOf(model).text);
      }),
    );
  });

  it('원 단위까지 정확히 적습니다', () => {
    const { text } = programOf({
      candidates: [one('A1', 12_345_678, 5), one('A2', 7, 5), one('A3', 1_000, 5)],
      constraints: [{ id: 'budget', kind: 'budget', where: {}, most: 9_007_199_254_740_991 }],
      fixed: {},
    });
    expect(text).toContain('+ 12345.678 x0_0 + 0.007 x1_0 + 1 x2_0 <= 9007199254740.991');
  });

  it('없는 신청이나 금액, 두 번 나온 것은 받지 않습니다', () => {
    const model: Model = { candidates: [one('A1', 1, 1)], constraints: [], fixed: {} };
    expect(() => weigh(model, { A2: 'full' })).toThrow(RangeError);
    expect(() => weigh(model, { A1: 'half' })).toThrow(RangeError);
    expect(() => programOf({ ...model, candidates: [one('A1', 1, 1), one('A1', 1, 1)] })).toThrow(RangeError);
    expect(() => programOf({ ...model, fixed: { A1: 'half' } })).toThrow(RangeError);
    expect(() => greedy({ ...model, candidates: [one('A1', 1.5, 1)] })).toThrow(RangeError);
  });
});
