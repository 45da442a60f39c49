import type { Answers, AnswerValue, GrantQuestion } from '@boru/contract/grants';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersTo,
  askedOf,
  changedAnswers,
  changedKeys,
  factsWith,
  faultsOfAnswers,
  faultsOfForm,
  formats,
  schemaOf,
} from './index.ts';

const on = '2026-11-23';
const plain: GrantQuestion = {
  ...{ key: 'first', type: 'text', label: { ko: '물음', en: 'Question' }, help: null, isRequired: true },
  ...{ choices: [], least: null, most: null, visible: null, class: 'internal', readers: ['officer'] },
  ...{ fact: null, isReused: false, use: null },
};
const ask = (key: string, type: GrantQuestion['type'], over: Partial<GrantQuestion> = {}): GrantQuestion => ({
  ...plain,
  key,
  type,
  ...over,
});
const when = (
  fact: string,
  op: 'is' | 'atLeast' | 'in',
  value: boolean | number | string[],
): GrantQuestion['visible'] => ({
  ...{ kind: 'all', least: null },
  of: [{ kind: 'fact', fact, op, value, param: null }],
});
const choices = ['a', 'b', 'c'].map((id) => ({ id, name: { ko: id, en: id } }));

const ajv = new Ajv2020({ allErrors: true, strict: true, formats: { ...formats }, ownProperties: true });
const ajvFits = (schema: object, answers: Answers): boolean => {
  const fits = ajv.compile(schema)(answers);
  ajv.removeSchema(schema);
  return fits;
};

const types = ['text', 'longText', 'integer', 'won', 'date', 'yesNo', 'choice', 'several', 'file'] as const;
const question = (place: number): fc.Arbitrary<GrantQuestion> =>
  fc
    .record({
      type: fc.constantFrom(...types),
      isRequired: fc.boolean(),
      least: fc.option(fc.integer({ min: 0, max: 50 })),
      most: fc.option(fc.integer({ min: 50, max: 90 })),
      looksAt: fc.option(fc.nat({ max: Math.max(0, place - 1) })),
      wants: fc.boolean(),
    })
    .map(({ type, isRequired, least, most, looksAt, wants }) => {
      const isNumber = type === 'integer' || type === 'won';
      const isText = type === 'text' || type === 'longText';
      return ask(`q${place}`, type, {
        isRequired,
        choices: type === 'choice' || type === 'several' ? choices : [],
        least: isNumber ? least : null,
        most: isNumber || isText ? most : null,
        visible: place === 0 || looksAt === null ? null : when(`q${looksAt}`, 'is', wants),
      });
    });
const form = fc
  .integer({ min: 1, max: 6 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, place) => question(place))));
const answer: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -10, max: 100 }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, -0, 2 ** 53, 1.5),
  fc.constantFrom(
    'a',
    'b',
    'z',
    '',
    ' ',
    '2026-02-29',
    '2028-02-29',
    '2026-11-23',
    '한글',
    '😀'.repeat(60),
    '줄\n바꿈',
    '\u0007',
    '\ud800',
  ),
  fc.constantFrom('0195a3c1-0000-7000-8000-000000000000', '0195A3C1-0000-7000-8000-000000000000'),
  fc.string({ maxLength: 120 }),
  fc.constantFrom<string[]>(['a'], ['a', 'b'], ['a', 'a'], [], ['z']),
);
const filled = fc.dictionary(fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'stray', 'toString'), answer);

describe('문항을 JSON Schema로', () => {
  it('어떤 문항과 답이든 사람에게 하는 말과 ajv의 판단이 같다', () => {
    let fitting = 0;
    fc.assert(
      fc.property(form, filled, (questions, answers) => {
        const asked = askedOf(questions, answers, {}, on);
        const given = answersTo(asked, answers);
        for (const candidate of [answers, given]) {
          const own = faultsOfAnswers(asked, candidate).length === 0;
          expect(ajvFits(schemaOf(asked, 'asked'), candidate)).toBe(own);
          if (own) fitting += 1;
        }
      }),
      { numRuns: 600 },
    );
    // The agreement is not that of two checkers that refuse everything.
    expect(fitting).toBeGreaterThan(30);
  });

  it('묻지 않는 문항의 답은 나가지 않고, 묻지 않는 문항은 다른 문항을 부르지 못한다', () => {
    fc.assert(
      fc.property(form, filled, (questions, answers) => {
        const asked = askedOf(questions, answers, {}, on);
        const keys = new Set(asked.map(({ key }) => key));
        expect(Object.keys(answersTo(asked, answers)).every((key) => keys.has(key))).toBe(true);
        // What was dropped changes nothing: asked again with only what goes out, the same questions are asked.
        expect(askedOf(questions, answersTo(asked, answers), {}, on)).toEqual(asked);
        for (const { visible } of asked)
          for (const row of visible?.of ?? [])
            if (row.kind === 'fact' && row.fact.startsWith('q')) expect(keys.has(row.fact)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('온 신청서의 형식은 늘 묻는 것만 꼭 받고, 모르는 항목은 받지 않는다', () => {
    const questions = [ask('has', 'yesNo'), ask('name', 'text', { visible: when('has', 'is', true) })];
    const schema = schemaOf(questions, 'all');
    expect(schema['required']).toEqual(['has']);
    expect(ajvFits(schema, { has: false })).toBe(true);
    expect(ajvFits(schema, { has: true, name: '구름' })).toBe(true);
    expect(ajvFits(schema, { has: true, other: 1 })).toBe(false);
  });
});

describe('묻는 조건', () => {
  const questions = [
    ask('has', 'yesNo'),
    ask('name', 'text', { visible: when('has', 'is', true) }),
    ask('staff', 'integer', { visible: when('employees', 'atLeast', 50) }),
  ];
  const keys = (answers: Answers, facts = {}) => askedOf(questions, answers, facts, on).map(({ key }) => key);

  it('앞의 답을 기다리고, 기업의 사실을 모르면 묻는다', () => {
    expect(keys({})).toEqual(['has', 'staff']);
    expect(keys({ has: true })).toEqual(['has', 'name', 'staff']);
    expect(keys({ has: false }, { employees: { value: 10 } })).toEqual(['has']);
    expect(keys({ has: false }, { employees: { value: 50 } })).toEqual(['has', 'staff']);
  });

  it('답이 기업의 사실이면 자격을 다시 볼 때 그 답이 앞선다', () => {
    const cost = [ask('cost', 'won', { fact: 'plannedCostWon' })];
    expect(factsWith(cost, { cost: 5 }, { plannedCostWon: { value: 1 }, size: { value: 'small' } })).toEqual({
      plannedCostWon: { value: 5 },
      size: { value: 'small' },
    });
  });
});

describe('신청서의 잘못', () => {
  const pathsOf = (questions: readonly GrantQuestion[]) => faultsOfForm(questions, on).map(({ path }) => path);

  it.each([
    ['두 문항의 이름이 같다', [ask('one', 'text'), ask('one', 'date')], ['1.key']],
    ['기업의 사실과 이름이 같다', [ask('size', 'text')], ['0.key']],
    ['보기가 하나뿐이다', [ask('one', 'choice', { choices: choices.slice(0, 1) })], ['0.choices']],
    ['같은 보기가 있다', [ask('one', 'choice', { choices: [...choices, ...choices] })], ['0.choices']],
    ['글에 보기가 있다', [ask('one', 'text', { choices })], ['0.choices']],
    ['최댓값이 최솟값보다 작다', [ask('one', 'integer', { least: 5, most: 4 })], ['0.most']],
    ['금액이 음수다', [ask('one', 'won', { least: -1 })], ['0.least']],
    ['글에 최솟값이 있다', [ask('one', 'text', { least: 1 })], ['0.least']],
    ['유형이 다른 사실에 이었다', [ask('one', 'text', { fact: 'plannedCostWon' })], ['0.fact']],
    [
      '같은 사실을 두 번 이었다',
      [ask('one', 'won', { fact: 'plannedCostWon' }), ask('two', 'won', { fact: 'plannedCostWon' })],
      ['1.fact'],
    ],
    ['신청 금액이 글이다', [ask('one', 'text', { use: 'askedWon' })], ['0.use']],
    [
      '뒤의 문항을 본다',
      [ask('one', 'text', { visible: when('two', 'is', true) }), ask('two', 'yesNo')],
      ['0.visible.of.0'],
    ],
    [
      '긴 글을 본다',
      [ask('one', 'longText'), ask('two', 'text', { visible: when('one', 'in', ['a']) })],
      ['1.visible.of.0'],
    ],
    [
      '없는 보기를 본다',
      [ask('one', 'choice', { choices }), ask('two', 'text', { visible: when('one', 'in', ['z']) })],
      ['1.visible.of.0'],
    ],
    ['맞다', [ask('one', 'choice', { choices }), ask('two', 'text', { visible: when('one', 'in', ['a']) })], []],
  ] as const)('%s', (_what, questions, expected) => {
    expect(pathsOf(questions)).toEqual(expected);
  });
});

describe('정정 공고', () => {
  it('새 문항과 뜻이 달라진 문항만 다시 묻고, 읽는 사람이 바뀐 것은 다시 묻지 않는다', () => {
    const before = [ask('same', 'text'), ask('wider', 'text'), ask('bound', 'integer'), ask('gone', 'text')];
    const after = [
      ask('same', 'text'),
      ask('wider', 'text', { readers: ['officer', 'manager'], class: 'open' }),
      ask('bound', 'integer', { most: 10 }),
      ask('added', 'date'),
    ];
    expect(changedKeys(before, after)).toEqual(['bound', 'added']);
    expect(changedKeys(after, after)).toEqual([]);
  });

  it('달라진 답은 지워진 것까지 센다', () => {
    expect(changedAnswers({ a: 1, b: ['x'], c: true }, { a: 1, b: ['x', 'y'], d: '새' })).toEqual(['b', 'c', 'd']);
  });
});
