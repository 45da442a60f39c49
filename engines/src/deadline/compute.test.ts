import { formatDate, instantOf } from '@boru/contract/civil';
import type { DeadlineRule } from '@boru/contract/deadline-rule';
import { describe, expect, it } from 'vitest';
import { compute, DeadlineError } from './index.ts';
import { calendar, rule } from './sample.ts';

const at = (on: string, clock = '00:00') => instantOf(on, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
const dueOf = (given: DeadlineRule, on: string) => compute(given, calendar, { on }).dueOn;
const days = (value: number, change: Partial<DeadlineRule> = {}) => rule({ period: { value, unit: 'd' }, ...change });
const months = (value: number, change: Partial<DeadlineRule> = {}) => rule({ period: { value, unit: 'm' }, ...change });

describe('민법의 기간 계산', () => {
  it('첫날은 세지 않는다: 3월 10일부터 10일은 3월 20일까지 (제157조)', () => {
    expect(dueOf(days(10), '2026-03-10')).toBe('2026-03-20');
  });
  it('오전 0시에 시작하는 기간은 첫날을 센다 (제157조 단서)', () => {
    expect(compute(days(10), calendar, { on: '2026-03-10', fromMidnight: true }).dueOn).toBe('2026-03-19');
  });
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-29', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-31'],
    ['2026-03-15', 6, '2026-09-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('월은 역에 따라 센다: %s부터 %i개월은 %s까지 (제160조)', (from, value, due) => {
    expect(dueOf(months(value, { holidayRoll: 'none' }), from)).toBe(due);
  });
  it('말일이 토요일이나 공휴일이면 다음 날로 넘어간다 (제161조)', () => {
    // 2026-10-03 개천절(토), 10-04 일요일, 10-05 대체공휴일
    const result = compute(days(10), calendar, { on: '2026-09-23' });
    expect(result.dueOn).toBe('2026-10-06');
    expect(result.steps.filter((step) => step.kind === 'rolled').map((step) => step.text.ko)).toEqual([
      '2026. 10. 3.(토) 개천절이라 다음 날로 넘어갑니다',
      '2026. 10. 4.(일) 일요일이라 다음 날로 넘어갑니다',
      '2026. 10. 5.(월) 대체공휴일(개천절)이라 다음 날로 넘어갑니다',
    ]);
  });
  it('2026년부터 노동절과 제헌절도 공휴일이다', () => {
    expect(dueOf(days(1), '2026-04-30')).toBe('2026-05-04');
    expect(dueOf(days(1), '2026-07-16')).toBe('2026-07-20');
  });
  it('중간의 공휴일은 일수 계산에 영향을 주지 않는다', () => {
    expect(dueOf(days(15), '2026-09-14')).toBe('2026-09-29');
  });
});

describe('민원의 처리기간', () => {
  const petition = (value: number) =>
    rule({ period: { value, unit: 'bd' }, startInclusive: true, holidayRoll: 'none' });
  const short = (value: number) => rule({ period: { value, unit: 'h' }, hours: 'working', startInclusive: true });

  it('6일 이상은 첫날을 세고 공휴일과 토요일을 뺀다', () => {
    expect(dueOf(petition(7), '2026-11-23')).toBe('2026-12-01');
    // 추석 연휴(9. 24.~26.)와 주말을 뺀다
    expect(dueOf(petition(7), '2026-09-21')).toBe('2026-10-01');
  });
  it('5일 이하는 근무시간으로 센다: 수요일 14시 접수, 2일은 금요일 14시까지', () => {
    const result = compute(short(16), calendar, { at: at('2026-11-18', '14:00') });
    expect([result.dueOn, result.dueAt]).toEqual(['2026-11-20', at('2026-11-20', '14:00')]);
  });
  it('8근무시간: 금요일 오후 접수는 월요일로 이어진다', () => {
    const result = compute(short(8), calendar, { at: at('2026-11-20', '15:30') });
    expect(result.dueAt).toBe(at('2026-11-23', '15:30'));
  });
  it('하루를 꼭 채우면 그날 18시가 기한이고 다음 날로 넘기지 않는다', () => {
    const result = compute(short(8), calendar, { at: at('2026-11-23', '09:00') });
    expect(result.dueAt).toBe(at('2026-11-23', '18:00'));
  });
  it('점심시간은 근무시간이 아니다', () => {
    expect(compute(short(3), calendar, { at: at('2026-11-23', '11:00') }).dueAt).toBe(at('2026-11-23', '15:00'));
  });
  it('밤에 접수하면 다음 근무일 아침부터 센다', () => {
    expect(compute(short(3), calendar, { at: at('2026-11-20', '22:10') }).dueAt).toBe(at('2026-11-23', '12:00'));
  });
});

describe('그 밖의 시계', () => {
  it('72시간은 밤과 휴일에도 흐른다', () => {
    const given = rule({ period: { value: 72, unit: 'h' }, hours: 'clock' });
    expect(compute(given, calendar, { at: at('2026-10-02', '17:20') }).dueAt).toBe(at('2026-10-05', '17:20'));
  });
  it('자정에 끝나는 시간은 그 전날의 24시로 적는다', () => {
    const given = rule({ period: { value: 24, unit: 'h' }, hours: 'clock' });
    const result = compute(given, calendar, { at: at('2026-10-02') });
    expect([result.dueOn, result.steps.at(-1)?.text.ko]).toEqual(['2026-10-02', '2026. 10. 2.(금) 24:00까지입니다']);
  });
  it('1주간 전: 총회가 3월 15일이면 늦어도 3월 7일에 알린다', () => {
    expect(dueOf(days(7, { kind: 'before', holidayRoll: 'none' }), '2023-03-15')).toBe('2023-03-07');
  });
  it('거꾸로 세는 기한은 쉬는 날이면 앞당긴다', () => {
    // 2026-10-15 − 10일 − 1 = 10-04(일) → 10-02(금)
    expect(dueOf(days(10, { kind: 'before' }), '2026-10-15')).toBe('2026-10-02');
  });
  it('즉시는 계산할 기간이 없다', () => {
    const now = at('2026-11-22', '10:05');
    const result = compute(rule({ kind: 'immediate', period: null }), calendar, { at: now });
    expect([result.status, result.dueOn, result.dueAt]).toEqual(['immediate', '2026-11-22', now]);
  });
  it('해마다 정해진 날은 오늘이 그날이면 오늘이고, 2월 말일은 윤년을 안다', () => {
    const yearly = (month: number, day: number | 'last') =>
      rule({ kind: 'yearly', period: null, yearlyOn: { month, day }, holidayRoll: 'none' });
    expect(dueOf(yearly(9, 30), '2026-09-30')).toBe('2026-09-30');
    expect(dueOf(yearly(9, 30), '2026-10-01')).toBe('2027-09-30');
    expect(dueOf(yearly(2, 'last'), '2027-03-02')).toBe('2028-02-29');
  });
});

describe('멈춤과 연장', () => {
  const review = days(15, {
    pauseReasons: ['supplement', 'technicalReview'],
    pauseLimits: [{ reason: 'technicalReview', period: { value: 45, unit: 'd' }, extension: { value: 45, unit: 'd' } }],
    extensions: [
      { times: 1, period: { value: 30, unit: 'd' }, condition: { ko: '미리 협의', en: 'agreed beforehand' } },
    ],
  });
  const pause = (from: string, to: string | null, extended = false) =>
    ({
      kind: 'pause',
      reason: 'technicalReview',
      from: at(from, '10:00'),
      to: to === null ? null : at(to, '15:00'),
      extended,
    }) as const;

  it('보완을 요구한 날과 도착한 날은 모두 처리기간에 넣지 않는다', () => {
    const result = compute(review, calendar, { on: '2026-06-08' }, [
      { kind: 'pause', reason: 'supplement', from: at('2026-06-10', '10:00'), to: at('2026-06-12', '15:00') },
    ]);
    expect(result.dueOn).toBe('2026-06-26');
    expect(result.steps.filter((step) => step.kind === 'paused').map((step) => step.on)).toEqual([
      '2026-06-10',
      '2026-06-11',
      '2026-06-12',
    ]);
  });
  it('한도가 없는 멈춤이 이어지면 기한은 없고 남은 날만 있다', () => {
    const result = compute(review, calendar, { on: '2026-06-08' }, [
      { kind: 'pause', reason: 'supplement', from: at('2026-06-10'), to: null },
    ]);
    expect([result.status, result.dueOn, result.dueAt, result.remaining]).toEqual(['paused', null, null, 14]);
  });
  it('기술심사는 45일까지만 멈추고, 이어지는 동안에는 가장 늦은 날을 알린다', () => {
    const open = compute(review, calendar, { on: '2026-03-02' }, [pause('2026-03-04', null)]);
    expect([open.status, open.pauses[0]?.to, open.dueOn]).toEqual(['paused', '2026-04-18', '2026-05-04']);
    const long = compute(review, calendar, { on: '2026-03-02' }, [pause('2026-03-04', '2026-12-30')]);
    expect([long.status, long.pauses[0]?.cutByLimit, long.dueOn]).toEqual(['running', true, '2026-05-04']);
    const twice = compute(review, calendar, { on: '2026-03-02' }, [pause('2026-03-04', '2026-12-30', true)]);
    expect(twice.pauses[0]?.to).toBe('2026-06-02');
  });
  it('연장은 먼저 끝나는 날의 다음 날부터 센다', () => {
    const result = compute(review, calendar, { on: '2026-06-08' }, [{ kind: 'extension' }]);
    expect(result.dueOn).toBe('2026-07-23');
    expect(result.extensions).toEqual([
      { value: 30, unit: 'd', condition: { ko: '미리 협의', en: 'agreed beforehand' } },
    ]);
  });
  it.each([
    [
      '허용되지 않은 사유로는 멈출 수 없다',
      'pause.reason_not_allowed',
      [{ kind: 'pause', reason: 'systemFailure', from: 0, to: 1 }],
    ],
    [
      '끝이 시작보다 빠른 멈춤은 없다',
      'pause.ends_before_it_begins',
      [{ kind: 'pause', reason: 'supplement', from: 2, to: 1 }],
    ],
    ['연장 횟수를 넘길 수 없다', 'extension.used_up', [{ kind: 'extension' }, { kind: 'extension' }]],
    [
      '허용된 길이보다 길게 연장할 수 없다',
      'extension.too_long',
      [{ kind: 'extension', period: { value: 31, unit: 'd' } }],
    ],
    ['없는 연장은 쓸 수 없다', 'extension.not_allowed', [{ kind: 'extension', extension: 3 }]],
  ] as const)('%s', (_title, fault, events) => {
    expect(() => compute(review, calendar, { on: '2026-06-08' }, [...events])).toThrow(
      new DeadlineError(fault, review.id),
    );
  });
});

describe('의심스러운 것은 드러낸다', () => {
  it('시간으로 세는 규칙에 날짜만 주면 계산하지 않는다', () => {
    const given = rule({ period: { value: 8, unit: 'h' }, hours: 'working' });
    expect(() => compute(given, calendar, { on: '2026-06-08' })).toThrow('trigger.instant_needed');
  });
  it('시행 전이나 폐지 뒤의 규칙으로는 계산하지 않는다', () => {
    const given = days(10, { validFrom: '2026-06-03', validTo: '2026-12-31' });
    expect(() => compute(given, calendar, { on: '2026-06-02' })).toThrow('rule.not_in_force');
    expect(() => compute(given, calendar, { on: '2027-01-01' })).toThrow('rule.not_in_force');
    expect(dueOf(given, '2026-06-03')).toBe('2026-06-15');
  });
  it('공휴일을 아는 해를 벗어나면 확인 필요로 표시한다', () => {
    expect(compute(days(30), calendar, { on: '2027-12-20' })).toMatchObject({ beyondCalendar: true, verified: false });
    expect(compute(days(30, { holidayRoll: 'none' }), calendar, { on: '2027-12-20' })).toMatchObject({
      beyondCalendar: false,
    });
  });
  it('규칙이나 달력이 확인되지 않았으면 결과도 확인되지 않은 것이다', () => {
    expect(compute(days(3), calendar, { on: '2026-06-08' }).verified).toBe(true);
    expect(compute(days(3, { verified: false }), calendar, { on: '2026-06-08' }).verified).toBe(false);
    expect(compute(days(3), { ...calendar, verified: false }, { on: '2026-06-08' }).verified).toBe(false);
  });
  it('모든 걸음에 우리말과 영어 설명이 있다', () => {
    const { steps } = compute(days(5), calendar, { on: '2026-10-01' });
    expect(steps.map((step) => step.kind)).toEqual([
      'startExcluded',
      'counted',
      'counted',
      'counted',
      'counted',
      'counted',
      'due',
    ]);
    for (const step of steps) {
      expect(step.text.ko).toContain(formatDate(step.on, 'ko'));
      expect(step.text.en).toContain(formatDate(step.on, 'en'));
    }
  });
});
