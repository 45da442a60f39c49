import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, crossing, decisive, type Rule, rankOfficially, type ScoreRule, type Sheet } from './index.ts';
import { scored, standardise } from './official.ts';
import { approximate, compare, mean, rational, root } from './rational.ts';

const rule = (over: Partial<ScoreRule> = {}): ScoreRule => ({
  criteria: [
    { id: 'need', weight: 40, highest: 10, floor: null },
    { id: 'plan', weight: 35, highest: 10, floor: null },
    { id: 'effect', weight: 25, highest: 10, floor: null },
  ],
  rule: 'mean',
  leastTotal: null,
  tieBreak: [],
  ...over,
});
const sheet = (
  application: string,
  judge: string,
  need: number | null,
  plan: number | null,
  effect: number | null,
) => ({
  application,
  judge,
  marks: { need, plan, effect },
});
const mark = fc.option(fc.integer({ min: 0, max: 10 }), { freq: 8 });
const names = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
/** Every judge for some of the applications; sheets on which nothing applies are drawn too. */
const panel = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 7 })).chain(([applications, judges]) =>
  fc.record({
    applications: fc.constant(names('A', applications)),
    sheets: fc
      .tuple(
        ...names('A', applications).flatMap((application) =>
          names('J', judges).map((judge) =>
            fc.option(
              fc.tuple(mark, mark, mark).map(([need, plan, effect]) => sheet(application, judge, need, plan, effect)),
              { freq: 5 },
            ),
          ),
        ),
      )
      .map((all) => all.filter((one) => one !== null) as Sheet[]),
  }),
);
const rules: readonly Rule[] = ['mean', 'trimmed', 'standardised', 'median'];

describe('평가 점수', () => {
  it('가중치대로 백점으로 셈하고, 해당 없는 항목의 몫은 나머지에 나눕니다', () => {
    const sheets = [sheet('A', 'J', 8, 6, 10), sheet('B', 'J', 8, null, 10)];
    const [a, b] = rankOfficially(rule(), sheets, ['A', 'B']);
    expect(a).toMatchObject({ total: 7_800, rank: 2, judges: 1 });
    // (40 × 0.8 + 25 × 1) / 65
    expect(b).toMatchObject({ total: 8_769, rank: 1 });
  });

  it('다섯 장부터 가장 높은 점수와 낮은 점수를 하나씩 빼고, 그보다 적으면 빼지 않았다고 말합니다', () => {
    const five = [10, 8, 8, 7, 0].map((one, at) => sheet('A', `J${at}`, one, one, one));
    const [whole] = rankOfficially(rule({ rule: 'trimmed' }), five, ['A']);
    expect(whole).toMatchObject({ total: 7_667, isUntrimmed: false });
    const [short] = rankOfficially(rule({ rule: 'trimmed' }), five.slice(0, 4), ['A']);
    expect(short).toMatchObject({ total: 8_250, isUntrimmed: true });
  });

  it('가운데 값은 한 사람의 튀는 점수에 움직이지 않습니다', () => {
    const sheets = [9, 9, 0].map((one, at) => sheet('A', `J${at}`, one, one, one));
    expect(rankOfficially(rule({ rule: 'median' }), sheets, ['A'])[0]).toMatchObject({ total: 9_000, raw: 6_000 });
  });

  it('표준점수는 평가위원마다 평균이 50점이고, 모두 같은 점수를 주면 50점입니다', () => {
    const sheets = [
      sheet('A', 'J', 10, 10, 10),
      sheet('B', 'J', 0, 0, 0),
      sheet('A', 'K', 5, 5, 5),
      sheet('B', 'K', 5, 5, 5),
    ];
    expect(rankOfficially(rule({ rule: 'standardised' }), sheets, ['A', 'B']).map(({ total }) => total)).toEqual([
      5_500, 4_500,
    ]);
  });

  it('과락과 최저 총점은 순위에서 빼고, 어디가 얼마나 모자란지 말합니다', () => {
    const criteria = rule().criteria.map((one) => ({ ...one, floor: one.id === 'plan' ? 4 : null }));
    const ranking = rankOfficially(
      rule({ criteria, leastTotal: 60 }),
      [sheet('A', 'J', 10, 3, 10), sheet('B', 'J', 5, 5, 5), sheet('C', 'J', 8, 8, 8)],
      ['A', 'B', 'C', 'D'],
    );
    expect(ranking.map(({ rank }) => rank)).toEqual([null, null, 1, null]);
    expect(ranking[0]?.failing).toEqual([{ criterion: 'plan', reached: 300, needed: 400 }]);
    expect(ranking[1]?.failing).toEqual([{ criterion: null, reached: 5_000, needed: 6_000 }]);
    expect(ranking[3]).toMatchObject({ total: null, judges: 0 });
  });

  it('동점은 공고의 순서로 가리고, 그래도 같으면 사람이 정하도록 알립니다', () => {
    const sheets = [sheet('A', 'J', 7, 7, 7), sheet('B', 'J', 7, 7, 7)];
    const even = rankOfficially(rule({ tieBreak: ['need'] }), sheets, ['A', 'B']);
    expect(even.map(({ rank, isTied }) => [rank, isTied])).toEqual([
      [1, true],
      [1, true],
    ]);
    const criteria = rule().criteria.map((one) => ({ ...one, weight: 1 }));
    const broken = rankOfficially(
      rule({ criteria, tieBreak: ['plan', 'need'] }),
      [sheet('A', 'J', 9, 5, 7), sheet('B', 'J', 7, 7, 7), sheet('C', 'J', 7, 7, 7)],
      ['A', 'B', 'C'],
    );
    expect(broken.map(({ rank, isTied }) => [rank, isTied])).toEqual([
      [3, false],
      [1, true],
      [1, true],
    ]);
  });

  it('아무 순서로 넣어도 같고, 총점은 받은 점수들 사이에 있으며, 높은 총점이 앞섭니다', () => {
    fc.assert(
      fc.property(panel, fc.constantFrom(...rules), fc.integer(), ({ applications, sheets }, which, seed) => {
        const one = rankOfficially(rule({ rule: which }), sheets, applications);
        const mixed = [...sheets].sort((a, b) =>
          a.judge + seed + a.application < b.judge + seed + b.application ? 1 : -1,
        );
        expect(rankOfficially(rule({ rule: which }), mixed.reverse(), applications)).toEqual(one);
        const all = scored(rule(), sheets);
        for (const { application, total, rank } of one) {
          const own = (which === 'standardised' ? standardise(all) : all).filter(
            (it) => it.sheet.application === application,
          );
          expect(rank === null).toBe(own.length === 0);
          if (total === null) continue;
          const points = own.map((it) => approximate(it.total) * 100);
          expect(total).toBeGreaterThanOrEqual(Math.floor(Math.min(...points)));
          expect(total).toBeLessThanOrEqual(Math.ceil(Math.max(...points)));
        }
        const ranked = one.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
        for (const [at, next] of ranked.slice(1).entries())
          expect(ranked[at]?.total ?? 0).toBeGreaterThanOrEqual(next.total ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it('평균은 소수로 셈한 것이 아니라 정확한 분수로 비교합니다', () => {
    // 1/3 + 1/3 + 1/3 of ten marks beside one whole: equal, not nearly equal.
    const thirds = names('J', 3).map((judge, at) => sheet('A', judge, at, at, at));
    const ones = names('J', 3).map((judge) => sheet('B', judge, 1, 1, 1));
    expect(rankOfficially(rule(), [...thirds, ...ones], ['A', 'B']).map(({ rank }) => rank)).toEqual([1, 1]);
  });

  it('없는 항목, 범위를 벗어난 점수, 같은 사람의 두 장은 받지 않습니다', () => {
    const rank = (sheets: readonly Sheet[]) => rankOfficially(rule(), sheets, ['A']);
    expect(() => rank([sheet('A', 'J', 11, 1, 1)])).toThrow(RangeError);
    expect(() => rank([sheet('A', 'J', 1.5, 1, 1)])).toThrow(RangeError);
    expect(() => rank([{ ...sheet('A', 'J', 1, 1, 1), marks: { need: 1, plan: 1 } }])).toThrow(RangeError);
    expect(() => rank([{ ...sheet('A', 'J', 1, 1, 1), marks: { need: 1, plan: 1, effect: 1, other: 1 } }])).toThrow(
      RangeError,
    );
    expect(() => rank([sheet('A', 'J', 1, 1, 1), sheet('A', 'J', 2, 2, 2)])).toThrow(RangeError);
  });

  it('정수 제곱근은 내림입니다', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (of) => {
        const found = root(of);
        expect(found * found <= of && (found + 1n) * (found + 1n) > of).toBe(true);
      }),
    );
  });
});

describe('평가위원의 엄격함을 덜어 낸 두 번째 순위', () => {
  /** Eight applications of known worth, each judged by two of four; J0 takes thirty points off everything. */
  const worth = [92, 88, 84, 80, 60, 56, 52, 48];
  const applications = worth.map((_, at) => `A${at}`);
  const sheets = worth.flatMap((points, at) =>
    [at % 4, (at + 1 + Math.floor(at / 4)) % 4].map((judge): Sheet => {
      const given = Math.max(0, points - (judge === 0 ? 30 : 0));
      return { application: `A${at}`, judge: `J${judge}`, marks: { all: given } };
    }),
  );
  const hundred = rule({ criteria: [{ id: 'all', weight: 1, highest: 100, floor: null }] });

  it('엄격한 위원을 만난 기업을 제자리로 돌리고, 경계를 넘나드는 기업을 알립니다', () => {
    const official = rankOfficially(hundred, sheets, applications);
    const { ranking, judges } = calibrate(hundred, sheets, official);
    expect(judges.find(({ judge }) => judge === 'J0')?.offset).toBeLessThan(-1_000);
    const inOrder = [...ranking].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ application }) => application);
    expect(new Set(inOrder.slice(0, 4))).toEqual(new Set(applications.slice(0, 4)));
    const flagged = crossing(official, ranking, 4);
    const above = official.filter(({ rank }) => (rank ?? 99) <= 4).map(({ application }) => application);
    expect(new Set(flagged)).toEqual(
      new Set(applications.filter((id) => above.includes(id) !== applications.slice(0, 4).includes(id))),
    );
  });

  it('모두가 모두를 평가하면 두 순위가 같습니다', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }), {
          minLength: 1,
          maxLength: 5,
        }),
        (given) => {
          const all = given.flatMap((marks, judge) =>
            marks.map((one, at): Sheet => ({ application: `A${at}`, judge: `J${judge}`, marks: { all: one } })),
          );
          const official = rankOfficially(hundred, all, applications.slice(0, 5));
          const { ranking } = calibrate(hundred, all, official);
          expect(ranking.map(({ rank }) => rank)).toEqual(official.map(({ rank }) => rank));
        },
      ),
    );
  });

  it('한 위원의 평가가 없으면 누구의 자리가 바뀌는지 말합니다', () => {
    const changes = decisive(hundred, sheets, applications, 4);
    expect(changes).toHaveLength(4);
    for (const { judge, applications: moved } of changes) {
      const rest = sheets.filter((one) => one.judge !== judge);
      expect(moved).toEqual(
        crossing(rankOfficially(hundred, sheets, applications), rankOfficially(hundred, rest, applications), 4),
      );
    }
  });
});

describe('분수', () => {
  it('평균을 몇으로 나누어 더해도 같습니다', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 20 }), (values) => {
        const all = values.map((value) => rational(value, 7));
        expect(
          compare(mean(all), rational(BigInt(values.reduce((so, value) => so + value, 0)), BigInt(values.length * 7))),
        ).toBe(0);
      }),
    );
  });
});
