import type { RuleSet } from '@boru/contract/eligibility';
import { definitionOf } from '@boru/contract/eligibility-facts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountOf,
  amountOfBenefit,
  differencesOf,
  evaluate,
  type Facts,
  faultsOf,
  holds,
  linesOf,
  type Node,
  readRules,
  sentenceOf,
  waysToEligible,
} from './index.ts';
import { fact, group, rulesOf } from './sample.ts';

const asOf = '2026-11-23';
const parameters = [
  {
    id: 'smallest',
    title: { ko: '최소 인원', en: 'smallest' },
    values: [
      { from: '2025-01-01', value: 5 },
      { from: '2026-07-01', value: 10 },
    ],
    basis: { text: '조례 제10조', verified: false },
  },
];
const truth = (node: Node, facts: Facts, on = asOf) => holds(node, facts, { parameters, asOf: on }).truth;
const given = (value: Record<string, unknown>): Facts =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, { value: one }])) as Facts;
const list = (
  quantifier: 'some' | 'every' | 'count',
  least: number | null = null,
  most: number | null = null,
): Node => ({
  kind: 'list',
  fact: 'technologies',
  quantifier,
  least,
  most,
  where: [{ field: 'verdict', op: 'in', value: ['match', 'borderline'], param: null }],
});
const cards = (...verdicts: (string | null)[]) => given({ technologies: verdicts.map((verdict) => ({ verdict })) });

describe('비교', () => {
  it.each([
    [fact('employees', 'less', 50), { employees: 49 }, 'yes'],
    [fact('employees', 'less', 50), { employees: 50 }, 'no'],
    [fact('employees', 'between', [5, 50]), { employees: 5 }, 'yes'],
    [fact('employees', 'notEqual', 5), { employees: 5 }, 'no'],
    [fact('size', 'in', ['small']), { size: 'small' }, 'yes'],
    [fact('size', 'notIn', ['small']), { size: 'small' }, 'no'],
    [fact('ksicCode', 'startsWith', ['26', '28']), { ksicCode: '26110' }, 'yes'],
    [fact('ksicCode', 'startsWith', ['']), { ksicCode: '26110' }, 'no'],
    [fact('certificates', 'anyOf', ['venture']), { certificates: ['venture', 'ismsP'] }, 'yes'],
    [fact('certificates', 'allOf', ['venture', 'iso27001']), { certificates: ['venture'] }, 'no'],
    [fact('certificates', 'noneOf', ['venture']), { certificates: [] }, 'yes'],
    [fact('foundedOn', 'withinYears', 7), { foundedOn: '2019-11-23' }, 'yes'],
    [fact('foundedOn', 'withinYears', 7), { foundedOn: '2019-11-22' }, 'no'],
    [fact('foundedOn', 'withinYears', 7), { foundedOn: '2026-11-24' }, 'no'],
    [fact('foundedOn', 'before', '2020-01-01'), { foundedOn: '2020-01-01' }, 'no'],
    // What does not fit is unknown: never true, never thrown.
    [fact('employees', 'less', 50), {}, 'unknown'],
    [fact('employees', 'less', 50), { employees: '49' }, 'unknown'],
    [fact('employees', 'less', 50), { employees: Number.NaN }, 'unknown'],
    [fact('employees', 'in', ['49']), { employees: 49 }, 'unknown'],
    [fact('foundedOn', 'before', '2020-01-01'), { foundedOn: '2019-02-30' }, 'unknown'],
    [fact('__proto__', 'is', true), {}, 'unknown'],
    [fact('constructor', 'startsWith', ['f']), { constructor: 'f' }, 'unknown'],
    [fact('isTaxClear', 'is', true), { isTaxClear: 1 }, 'unknown'],
  ] as const)('%j, %j → %s', (node, facts, expected) => {
    expect(truth(node as Node, given(facts))).toBe(expected);
  });

  it('기준값은 공고일에 쓰이던 값으로 견주고, 그 전에는 알 수 없습니다', () => {
    const node = fact('employees', 'atLeast', null, 'smallest');
    expect(truth(node, given({ employees: 7 }), '2026-06-30')).toBe('yes');
    expect(truth(node, given({ employees: 7 }), '2026-07-01')).toBe('no');
    expect(truth(node, given({ employees: 7 }), '2024-12-31')).toBe('unknown');
  });

  it('오래된 사실은 모르는 것입니다', () => {
    const node = fact('diagnosisTotal', 'atLeast', 50);
    expect(truth(node, { diagnosisTotal: { value: 80, until: asOf } })).toBe('yes');
    expect(truth(node, { diagnosisTotal: { value: 80, until: '2026-11-22' } })).toBe('unknown');
  });

  it('목록은 하나라도, 모두, 몇 개 이상과 이하를 셉니다', () => {
    expect(truth(list('some'), cards('none', 'match'))).toBe('yes');
    expect(truth(list('some'), cards('none', null))).toBe('unknown');
    expect(truth(list('every'), cards('match', 'none', null))).toBe('no');
    expect(truth(list('every'), cards())).toBe('yes');
    expect(truth(list('count', 2), cards('match', null))).toBe('unknown');
    expect(truth(list('count', null, 0), cards('match', null))).toBe('no');
    expect(truth(list('count', null, 1), cards('match', 'none'))).toBe('yes');
    expect(truth(list('some'), {})).toBe('unknown');
  });

  it('2만 겹으로 감싼 규칙도 던지지 않고 통과하지 않습니다', () => {
    let deep: Node = fact('isTaxClear', 'is', true);
    for (let depth = 0; depth < 20_000; depth += 1) deep = { kind: 'none', least: null, of: [deep] };
    expect(truth(deep, given({ isTaxClear: true }))).toBe('unknown');
    expect(readRules({ rules: [{ when: deep }] }, asOf).ok).toBe(false);
    expect(waysToEligible(rulesOf(deep), {}, asOf).ways).toEqual([]);
  });
});

describe('판단', () => {
  it('가점과 주의는 자격을 정하지 않고, 어긋난 조건은 모두 보입니다', () => {
    const gate = {
      id: 'gate',
      severity: 'gate' as const,
      basis: [],
      when: group('all', [fact('employees', 'less', 50), fact('isTaxClear', 'is', true)]),
    };
    const bonus = { ...gate, id: 'bonus', severity: 'bonus' as const, when: fact('hasResearchUnit', 'is', true) };
    const found = evaluate(
      { rules: [gate, bonus], parameters: [] },
      given({ employees: 60, isTaxClear: false, hasResearchUnit: false }),
      asOf,
    );
    expect(found.verdict).toBe('ineligible');
    expect(found.rules[0]?.leaves.map(({ truth: one, found: value }) => [one, value])).toEqual([
      ['no', 60],
      ['no', false],
    ]);
    const ok = evaluate(
      { rules: [gate, bonus], parameters: [] },
      given({ employees: 6, isTaxClear: true, hasResearchUnit: false }),
      asOf,
    );
    expect(ok).toMatchObject({ verdict: 'eligible', rules: [{ truth: 'yes' }, { truth: 'no' }] });
  });

  it('한 사실에 걸린 두 조건을 함께 만족하는 값을 찾고, 지금 값에 가까운 것을 말합니다', () => {
    const rules = rulesOf(fact('employees', 'atLeast', 5), fact('employees', 'less', 50));
    expect(waysToEligible(rules, given({ employees: 80 }), asOf)).toEqual({
      ways: [[{ fact: 'employees', to: 49, isFixed: false }]],
      isComplete: true,
    });
    expect(waysToEligible(rules, given({ employees: 6 }), asOf).ways).toEqual([[]]);
  });

  it('바꿀 수 없는 사실보다 바꿀 수 있는 사실을 먼저 말합니다', () => {
    const rules = rulesOf(group('any', [fact('foundedOn', 'withinYears', 7), fact('hasSecurityOfficer', 'is', true)]));
    const { ways } = waysToEligible(rules, given({ foundedOn: '1999-01-01', hasSecurityOfficer: false }), asOf);
    expect(ways.map((way) => way.map(({ fact: name, isFixed }) => [name, isFixed]))).toEqual([
      [['hasSecurityOfficer', false]],
      [['foundedOn', true]],
    ]);
  });

  it('목록에 걸린 조건에도 길을 찾습니다', () => {
    const { ways } = waysToEligible(rulesOf(list('count', 2)), cards('none'), asOf);
    expect(ways[0]?.[0]?.fact).toBe('technologies');
  });

  it('만족할 수 없는 규칙에는 길이 없다고 말합니다', () => {
    const rules = rulesOf(fact('employees', 'less', 5), fact('employees', 'more', 5));
    expect(waysToEligible(rules, {}, asOf)).toEqual({ ways: [], isComplete: true });
  });
});

const benefit = {
  cost: 'plannedCostWon',
  by: 'size',
  rows: [
    { among: ['micro', 'small'], numerator: 80, denominator: 100, capWon: 30_000_000 },
    { among: [], numerator: 1, denominator: 3, capWon: 50_000_000 },
  ],
  rounding: 'floor' as const,
  unitWon: 1000 as const,
};
const pays = (facts: Record<string, unknown>) => amountOf(amountOfBenefit(benefit), given(facts), asOf);

describe('지원금', () => {
  it('비율, 단위, 한도를 원 단위 정수로 셉니다', () => {
    expect(pays({ plannedCostWon: 10_000_999, size: 'small' }).won).toBe(8_000_000n);
    expect(pays({ plannedCostWon: 90_000_000, size: 'small' }).won).toBe(30_000_000n);
    expect(pays({ plannedCostWon: 10_000_000, size: 'medium' }).won).toBe(3_333_000n);
    expect(pays({ size: 'medium' })).toEqual({ won: null, missing: ['plannedCostWon'] });
    expect(pays({ plannedCostWon: 1 })).toEqual({ won: null, missing: ['size'] });
  });

  it('한도와 사업비를 절대 넘지 않고, 사업비가 늘어도 줄지 않습니다', () => {
    const cost = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 });
    fc.assert(
      fc.property(cost, fc.constantFrom('micro', 'small', 'medium', 'large'), (plannedCostWon, size) => {
        const won = pays({ plannedCostWon, size }).won ?? -1n;
        expect(won >= 0n && won <= (size === 'micro' || size === 'small' ? 30_000_000n : 50_000_000n)).toBe(true);
        expect(won <= BigInt(plannedCostWon)).toBe(true);
        expect((pays({ plannedCostWon: plannedCostWon + 1, size }).won ?? -1n) >= won).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('더하고 빼고 표에서 고르며, 음수는 나오지 않습니다', () => {
    const won = (amount: bigint) => ({ kind: 'won' as const, won: amount });
    const of = { kind: 'add' as const, of: [won(7n), won(4n)] };
    expect(amountOf({ kind: 'subtract', from: won(3n), less: of }, {}, asOf).won).toBe(0n);
    expect(
      amountOf({ kind: 'rate', of, numerator: 1n, denominator: 2n, rounding: 'round', unit: 1n }, {}, asOf).won,
    ).toBe(6n);
    expect(
      amountOf({ kind: 'rate', of, numerator: 1n, denominator: 2n, rounding: 'ceil', unit: 10n }, {}, asOf).won,
    ).toBe(10n);
    expect(
      amountOf({ kind: 'rate', of, numerator: 1n, denominator: 0n, rounding: 'floor', unit: 1n }, {}, asOf).won,
    ).toBeNull();
    const rows = [
      { upTo: 10n, amount: won(1n) },
      { upTo: null, amount: won(2n) },
    ];
    expect(amountOf({ kind: 'table', of, rows }, {}, asOf).won).toBe(2n);
  });
});

describe('문장', () => {
  const wording = (language: 'ko' | 'en', style: 'sentence' | 'notice') =>
    ({ language, style, asOf, parameters }) as const;
  it.each([
    [
      fact('employees', 'less', 50),
      '상시근로자 수가 50명 미만이어야 합니다',
      '상시근로자 수가 50명 미만일 것',
      'number of employees must be less than 50 people',
    ],
    [
      fact('size', 'in', ['small', 'medium']),
      '기업 규모가 소기업, 중기업 가운데 하나여야 합니다',
      '기업 규모가 소기업, 중기업 가운데 하나일 것',
      'size of the company must be one of small enterprise or medium enterprise',
    ],
    [
      fact('hasSecurityOfficer', 'is', true),
      '보안 담당자 지정이 ‘예’여야 합니다',
      '보안 담당자 지정이 ‘예’일 것',
      'security officer appointed must be “yes”',
    ],
    [
      fact('employees', 'atLeast', null, 'smallest'),
      '상시근로자 수가 10명 이상이어야 합니다',
      '상시근로자 수가 10명 이상일 것',
      'number of employees must be at least 10 people',
    ],
    [
      fact('foundedOn', 'withinYears', 7),
      '설립일이 공고일 기준 7년 이내여야 합니다',
      '설립일이 공고일 기준 7년 이내일 것',
      'day of foundation must be within 7 years before the notice',
    ],
    [
      list('count', 2),
      '사전 확인 결과가 해당할 수 있음, 경계에 있음 가운데 하나인 기술 카드가 2개 이상 있어야 합니다',
      '사전 확인 결과가 해당할 수 있음, 경계에 있음 가운데 하나인 기술 카드가 2개 이상 있을 것',
      'at least 2 of technology cards with preliminary check one of may apply or on the border',
    ],
  ] as const)('%#', (node, sentence, notice, english) => {
    expect(sentenceOf(node, wording('ko', 'sentence'))).toBe(sentence);
    expect(sentenceOf(node, wording('ko', 'notice'))).toBe(notice);
    expect(sentenceOf(node, wording('en', 'sentence'))).toBe(english);
  });

  it('묶음은 머리말을 달고 들여 씁니다', () => {
    const tree = group('all', [
      fact('isTaxClear', 'is', true),
      group('any', [fact('employees', 'less', 50), fact('size', 'in', ['small'])]),
    ]);
    expect(linesOf(tree, wording('ko', 'notice'))).toEqual([
      '국세와 지방세 완납이 ‘예’일 것',
      '다음 가운데 하나 이상을 만족해야 합니다.',
      '  상시근로자 수가 50명 미만일 것',
      '  기업 규모가 소기업일 것',
    ]);
  });
});

const set: RuleSet = {
  rules: [
    {
      id: 'size',
      title: { ko: '규모', en: 'size' },
      severity: 'gate',
      when: { kind: 'all', least: null, of: [{ kind: 'fact', fact: 'employees', op: 'less', value: 50, param: null }] },
      basis: [{ text: '조례 제10조', verified: false }],
      tests: [
        { given: { employees: 49 }, expect: 'yes' },
        { given: {}, expect: 'unknown' },
      ],
    },
  ],
  parameters: [],
  benefit,
};
const [size] = set.rules;

describe('규칙의 점검', () => {
  it('맞는 규칙은 통과하고, 확인 예가 틀리면 막습니다', () => {
    expect(readRules(set, asOf)).toEqual({ ok: true, rules: set });
    const wrong = { ...set, rules: [{ ...size, tests: [{ given: { employees: 50 }, expect: 'yes' }] }] };
    expect(readRules(wrong, asOf)).toMatchObject({ ok: false, faults: [{ path: 'rules.0.tests.0' }] });
  });

  it.each([
    ['알 수 없는 항목', { fact: 'toString' }],
    ['맞지 않는 비교', { op: 'in', value: ['x'] }],
    ['정규식 같은 글', { fact: 'ksicCode', op: 'startsWith', value: '^(a+)+$' }],
    ['없는 기준값', { value: null, param: 'gone' }],
    ['없는 선택', { fact: 'size', op: 'in', value: ['giant'] }],
  ])('%s은 막습니다', (_what, change) => {
    const [row] = size?.when.of ?? [];
    const bad = { ...set, rules: [{ ...size, tests: [], when: { ...size?.when, of: [{ ...row, ...change }] } }] };
    expect(readRules(bad, asOf)).toMatchObject({ ok: false, faults: [{ path: 'rules.0.when.of.0' }] });
  });

  it('지원 비율은 100%를 넘지 못하고, 금액이 아닌 항목에는 걸지 못합니다', () => {
    const bad = {
      ...set,
      benefit: { ...benefit, cost: 'employees', rows: [{ among: [], numerator: 101, denominator: 100, capWon: 1 }] },
    };
    expect(faultsOf(bad, asOf).map(({ path }) => path)).toEqual(['benefit.cost', 'benefit.rows.0']);
  });

  it('판 사이에 무엇이 달라졌는지 말하고, 열쇠의 차례는 상관하지 않습니다', () => {
    const sorted = JSON.parse(
      JSON.stringify(set, [
        'rules',
        'tests',
        'parameters',
        'when',
        'value',
        'op',
        'param',
        'of',
        'least',
        'kind',
        'fact',
        'basis',
        'verified',
        'text',
        'severity',
        'title',
        'ko',
        'en',
        'id',
        'given',
        'expect',
        'employees',
        'benefit',
        ...Object.keys(benefit),
        'among',
        'numerator',
        'denominator',
        'capWon',
      ]),
    );
    expect(differencesOf(set, sorted)).toEqual([]);
    expect(differencesOf(set, { rules: [], parameters: [], benefit: null })).toEqual([
      { what: 'rule', id: 'size', change: 'removed' },
      { what: 'benefit', id: 'benefit', change: 'removed' },
    ]);
  });

  it('항목의 이름은 두 언어로 있습니다', () => {
    expect(definitionOf('hasOwnProperty')).toBeUndefined();
    expect(definitionOf('employees')).toMatchObject({ ko: '상시근로자 수', source: 'register' });
  });
});
