import { QuestionSet } from '@boru/contract/question-set';
import { describe, expect, it } from 'vitest';
import { compare, DiagnosisError, expiryOf, proposePlan, score, setInForce } from './index.ts';
import { question, sampleSet } from './sample.ts';

const set = sampleSet();
const all = (value: 0 | 1 | 2 | 3 | 'notApplicable') =>
  Object.fromEntries(set.questions.map((each) => [each.id, value]));

describe('점수', () => {
  it('견본 문항은 문항 형식을 지킨다', () => {
    expect(QuestionSet.safeParse(set).error).toBeUndefined();
  });
  it('모두 3이면 100점 우수, 모두 0이면 0점 위험', () => {
    expect(score(set, all(3))).toMatchObject({ total: 100, level: 'excellent', complete: true, gaps: [] });
    expect(score(set, all(0))).toMatchObject({ total: 0, level: 'risk' });
  });
  it('손으로 계산한 값과 같다', () => {
    // policy (1·3 + 2·0)/(3·3) = 33.3…, people (1·1 + 1·2 + 0.5·3)/(3·2.5) = 60, it 2/3 = 66.6…
    const outcome = score(set, { 'P-1': 3, 'P-2': 0, 'H-1': 1, 'H-2': 2, 'H-3': 3, 'I-1': 2 });
    expect(outcome.domains.map((domain) => domain.score)).toEqual([33.3, 60, 66.6]);
    // (15·33.33… + 20·60 + 5·66.66…)/40 = 50.8333…
    expect([outcome.total, outcome.level]).toEqual([50.8, 'weak']);
    expect(outcome.gaps.map((gap) => [gap.question, gap.critical])).toEqual([
      ['H-1', true],
      ['P-2', false],
      ['H-2', false],
      ['I-1', false],
    ]);
  });
  it('점수는 올려 적지 않는다: 84.96은 85가 아니다', () => {
    const fine = sampleSet({
      domains: [{ id: 'policy', name: { ko: '가', en: 'a' }, subject: 'policy', weight: 1 }],
      questions: [question('P-1', 'policy', { weight: 8496 }), question('P-2', 'policy', { weight: 1504 })],
    });
    expect(score(fine, { 'P-1': 3, 'P-2': 0 })).toMatchObject({ total: 84.9, level: 'good' });
  });
  it('삼분의 일로 나누어떨어지는 경계에서도 등급이 흔들리지 않는다', () => {
    const thirds = sampleSet({
      domains: ['policy', 'people', 'it'].map((id) => ({
        id,
        name: { ko: id, en: id },
        subject: 'policy' as const,
        weight: 0.1,
      })),
      levels: [
        { id: 'high', name: { ko: '높음', en: 'high' }, min: 66.666666666 },
        { id: 'low', name: { ko: '낮음', en: 'low' }, min: 0 },
      ],
    });
    const outcome = score(thirds, { ...all(2) });
    expect(outcome).toMatchObject({ total: 66.6, level: 'high' });
  });
});

describe('해당 없음과 답하지 않은 물음', () => {
  it('해당 없음은 분모에서 빠진다', () => {
    const outcome = score(set, { ...all(3), 'P-1': 'notApplicable', 'I-1': 'notApplicable' });
    expect(outcome.total).toBe(100);
    expect(outcome.domains.find((domain) => domain.id === 'it')).toMatchObject({
      score: null,
      range: null,
      notApplicable: 1,
    });
  });
  it('모두 해당 없음이면 점수도 등급도 없다', () => {
    const free = sampleSet({ questions: set.questions.map((each) => ({ ...each, mayNotApply: true })) });
    expect(score(free, all('notApplicable'))).toMatchObject({ complete: true, total: null, level: null, range: null });
  });
  it('덜 답했으면 점수 대신 가능한 범위를 낸다', () => {
    const outcome = score(set, { 'P-1': 3, 'P-2': 3, 'H-1': 3, 'H-2': 3, 'H-3': 3 });
    expect(outcome).toMatchObject({
      complete: false,
      unanswered: 1,
      total: null,
      level: null,
      range: { min: 87.5, max: 100 },
    });
    expect(outcome.domains.map((domain) => domain.score)).toEqual([100, 100, null]);
  });
  it.each([
    ['answer.unknown_question', { 'X-9': 1 }],
    ['answer.unknown_question', { constructor: 1 }],
    ['answer.must_apply', { 'H-1': 'notApplicable' }],
    ['answer.not_on_scale', { 'P-1': 4 as unknown as 3 }],
    ['answer.not_on_scale', { 'P-1': 1.5 as unknown as 1 }],
  ] as const)('%s: 문항에 없는 답은 계산하지 않는다', (fault, answers) => {
    expect(() => score(set, answers)).toThrow(new DiagnosisError(fault, Object.keys(answers)[0] ?? ''));
  });
});

describe('필수 문항의 상한', () => {
  const capped = sampleSet({
    caps: [
      { criticalGaps: 1, maxLevel: 'good' },
      { criticalGaps: 3, maxLevel: 'weak' },
    ],
  });
  it('필수 문항이 비면 점수가 높아도 상한 위로 오르지 않는다', () => {
    const outcome = score(capped, { ...all(3), 'I-1': 1 });
    expect([outcome.total, outcome.level, outcome.uncappedLevel]).toEqual([91.6, 'good', 'excellent']);
  });
  it('상한은 데이터일 뿐이어서 없으면 아무 일도 없다', () => {
    expect(score(set, { ...all(3), 'I-1': 1 }).level).toBe('excellent');
  });
  it('상한은 등급을 올리지 않는다', () => {
    expect(score(capped, all(0)).level).toBe('risk');
  });
});

describe('개선 계획과 견주기', () => {
  const offer = {
    kind: 'education',
    state: 'standing',
    opensOn: null,
    closesOn: null,
    validFrom: null,
    validTo: null,
    closesDomains: [],
    closesQuestions: [],
  } as const;
  const outcome = score(set, { ...all(3), 'P-1': 0, 'H-2': 2 });

  it('부족한 것마다 스스로 할 일과 도와줄 사업을 잇는다', () => {
    const plan = proposePlan(
      set,
      outcome,
      [
        { ...offer, id: 'wide', closesDomains: ['policy'] },
        { ...offer, id: 'wide-consulting', kind: 'consulting', closesDomains: ['policy'] },
        { ...offer, id: 'exact', kind: 'legal', closesQuestions: ['P-1'] },
        { ...offer, id: 'other-kind', kind: 'legal', closesDomains: ['policy'] },
        { ...offer, id: 'over', closesQuestions: ['P-1'], closesOn: '2026-11-21' },
        { ...offer, id: 'shut', closesQuestions: ['P-1'], state: 'closed' },
      ],
      { on: '2026-11-22', daysPerWeek: 1 },
    );
    expect(plan.map((item) => [item.question, item.by, item.programmes.map((fit) => fit.id)])).toEqual([
      ['P-1', '2026-12-06', ['exact', 'wide-consulting', 'wide']],
      ['H-2', '2026-12-20', []],
    ]);
  });
  it('일주일에 쓸 수 있는 날이 없으면 계획을 세우지 않는다', () => {
    expect(() => proposePlan(set, outcome, [], { on: '2026-11-22', daysPerWeek: 0 })).toThrow(RangeError);
  });
  it('두 번째 진단은 무엇이 달라졌는지 보여 준다', () => {
    const after = score(set, { ...all(3), 'H-2': 2, 'I-1': 2 });
    expect(compare(outcome, after)).toMatchObject({
      sameEdition: true,
      closed: ['P-1'],
      opened: ['I-1'],
      remaining: ['H-2'],
      level: { before: 'good', after: 'excellent' },
    });
    expect(compare(outcome, after).domains.find((domain) => domain.id === 'policy')).toEqual({
      id: 'policy',
      before: 66.6,
      after: 100,
      change: 33.4,
    });
  });
  it('판이 다르면 점수를 빼지 않고, 둘 다 물은 것만 견준다', () => {
    const next = score({ ...set, version: 2 }, all(3));
    expect(compare(outcome, next)).toMatchObject({ sameEdition: false, total: { change: null }, closed: [] });
    expect(compare(outcome, next, new Set(['P-1'])).closed).toEqual(['P-1']);
  });
  it('결과는 정한 달수 뒤 같은 날까지 유효하다', () => {
    expect(expiryOf(set, '2026-11-22')).toBe('2027-11-22');
    expect(expiryOf(set, '2024-02-29')).toBe('2025-02-28');
  });
  it('그날 시행 중인 판을 고른다', () => {
    const sets = [
      sampleSet({ version: 1, validTo: '2026-06-30' }),
      sampleSet({ version: 2, validFrom: '2026-07-01' }),
      sampleSet({ version: 3, status: 'draft' }),
      sampleSet({ version: 9, status: 'withdrawn' }),
    ];
    expect(setInForce(sets, '2026-06-30')?.version).toBe(1);
    expect(setInForce(sets, '2026-07-01', 'sample')?.version).toBe(2);
    expect(setInForce(sets, '2025-12-31')).toBeNull();
  });
});
