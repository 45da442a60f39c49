import { instantOf } from '@boru/contract/civil';
import { describe, expect, it } from 'vitest';
import { compute, type Trigger } from './index.ts';
import { calendar, rule } from './sample.ts';

const line = (change: Parameters<typeof rule>[0], trigger: Trigger, events: Parameters<typeof compute>[3] = []) => {
  const { summary } = compute(rule(change), calendar, trigger, events);
  if (summary === undefined) throw new Error('no summary');
  return summary;
};

describe('한 줄로 설명하는 기한', () => {
  it('민원: 첫날을 세고 토요일과 공휴일을 뺍니다', () => {
    const words = line(
      { period: { value: 14, unit: 'bd' }, startInclusive: true, holidayRoll: 'none' },
      { on: '2026-11-03' },
    );
    expect(words.ko).toBe('접수 2026. 11. 3.(화) + 14일, 첫날 산입, 토·공휴일 제외 → 2026. 11. 20.(금)');
    expect(words.en).toBe(
      'receipt Tue 3 Nov 2026 + 14 days, first day counted, without Saturdays and holidays → Fri 20 Nov 2026',
    );
  });
  it('근무시간은 시각으로 말합니다', () => {
    const at = instantOf('2026-11-20', 17 * 60 + 30);
    expect(line({ period: { value: 8, unit: 'h' }, hours: 'working' }, { at }).ko).toBe(
      '접수 2026. 11. 20.(금) 17:30 + 근무시간 8시간, 토·공휴일 제외 → 2026. 11. 23.(월) 17:30',
    );
  });
  it('말일이 쉬는 날이면 넘어간 까닭을 말합니다', () => {
    expect(line({ period: { value: 11, unit: 'd' } }, { on: '2026-11-03' }).ko).toBe(
      '접수 2026. 11. 3.(화) + 11일, 첫날 불산입, 말일이 쉬는 날이라 다음 날로 → 2026. 11. 16.(월)',
    );
  });
  it('멈춘 기간과 연장을 말하고, 멈춰 있으면 날짜를 지어내지 않습니다', () => {
    const open = [{ kind: 'pause', reason: 'supplement', from: instantOf('2026-11-05', 600), to: null }] as const;
    const words = line({ pauseReasons: ['supplement'] }, { on: '2026-11-03' }, open);
    expect(words.ko).toMatch(/멈춘 기간 제외 → 멈춰 있음$/);
    const longer = [{ kind: 'extension' }] as const;
    const extensions = [
      { times: 1, period: { value: 5, unit: 'd' as const }, condition: { ko: '사유', en: 'reason' } },
    ];
    expect(line({ extensions }, { on: '2026-11-03' }, longer).ko).toContain('5일 연장');
  });
  it('행사 전 기한, 즉시, 해마다도 한 줄이 됩니다', () => {
    expect(line({ kind: 'before', period: { value: 30, unit: 'd' } }, { on: '2026-12-01' }).ko).toContain(' 전 30일');
    expect(line({ kind: 'immediate', period: null }, { on: '2026-12-01' }).ko).toContain('즉시');
    expect(line({ kind: 'yearly', period: null, yearlyOn: { month: 1, day: 31 } }, { on: '2026-12-01' }).ko).toContain(
      '해마다 정해진 날',
    );
  });
});
