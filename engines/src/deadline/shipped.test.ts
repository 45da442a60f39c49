// Every clock that ships, counted with the calendar that ships.
import { addDays, instantOf } from '@boru/contract/civil';
import { WorkingHours } from '@boru/contract/deadline';
import { DeadlineRules } from '@boru/contract/deadline-rule';
import { Holidays } from '@boru/contract/region';
import { describe, expect, it } from 'vitest';
import rulesFile from '../../../catalogue/deadline-rules.json' with { type: 'json' };
import hoursFile from '../../../catalogue/working-hours.json' with { type: 'json' };
import holidaysFile from '../../../packs/chungbuk/holidays.json' with { type: 'json' };
import { calendarOf, compute } from './index.ts';

const rules = DeadlineRules.parse(rulesFile).items;
const calendar = calendarOf(Holidays.parse(holidaysFile), WorkingHours.parse(hoursFile));
const of = (id: string) => {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};
const on = '2026-11-23';

describe('실제 기한 규칙', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s: 언제 일어나도 날짜와 설명이 나온다', (_id, rule) => {
    for (let offset = 0; offset < 400; offset += 37) {
      const day = addDays('2026-06-10', offset);
      const result = compute(rule, calendar, { at: instantOf(day, 620) });
      expect(result.dueOn).not.toBeNull();
      expect(rule.kind === 'before' ? (result.dueOn ?? '') < day : (result.dueOn ?? '') >= day).toBe(true);
      expect(result.steps.at(-1)?.kind).toBe('due');
    }
  });
  it('확인하지 않은 공휴일 달력으로 센 날짜는 확인 필요로 표시된다', () => {
    expect(compute(of('NCT-REGISTER'), calendar, { on }).verified).toBe(false);
  });
  it('보유기관 등록: 판정 30일 뒤', () => {
    expect(compute(of('NCT-REGISTER'), calendar, { on })).toMatchObject({ dueOn: '2026-12-23', status: 'running' });
  });
  it('개인정보 유출 통지: 안 때부터 72시간', () => {
    const at = instantOf(on, 600);
    expect(compute(of('PII-BREACH'), calendar, { at }).dueAt).toBe(at + 72 * 3_600_000);
  });
  it('수출 승인: 기술심사 동안 멈추고 45일을 넘기면 다시 흐른다', () => {
    const events = [{ kind: 'pause', reason: 'technicalReview', from: instantOf('2026-12-01'), to: null }] as const;
    const result = compute(of('NCT-EXPORT-APPR'), calendar, { on }, events);
    expect(result).toMatchObject({ status: 'paused', pauses: [{ from: '2026-12-01', to: '2027-01-15' }] });
  });
});
