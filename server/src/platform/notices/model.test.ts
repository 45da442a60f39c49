import { noticeEvents, noticeLevels, noticeRule, offered } from '@boru/contract/notices';
import { describe, expect, it } from 'vitest';
import { mayLeaveAt, nextDigest, planOf, usualHabit } from './model.ts';

/** Seoul is nine hours ahead of these. */
const at = (text: string) => new Date(`${text}+09:00`);
const night = { from: 22 * 60, until: 7 * 60 };
const noon = { from: 12 * 60, until: 13 * 60 };

describe('방해 금지 시간', () => {
  it.each([
    ['밤 전에는 바로', '2026-11-23T21:59:00', night, '2026-11-23T21:59:00'],
    ['밤이 시작되면 아침까지', '2026-11-23T22:00:00', night, '2026-11-24T07:00:00'],
    ['자정을 넘겨도 그날 아침까지', '2026-11-24T03:00:00', night, '2026-11-24T07:00:00'],
    ['끝나는 순간에는 바로', '2026-11-24T07:00:00', night, '2026-11-24T07:00:00'],
    ['한낮의 한 시간', '2026-11-24T12:30:00', noon, '2026-11-24T13:00:00'],
    ['해를 넘겨', '2026-12-31T23:30:00', night, '2027-01-01T07:00:00'],
  ])('%s', (_name, now, quiet, expected) => {
    expect(mayLeaveAt(at(now), quiet)).toEqual(at(expected));
  });

  it('정하지 않으면 기다리지 않습니다', () => {
    expect(mayLeaveAt(at('2026-11-23T03:00:00'), null)).toEqual(at('2026-11-23T03:00:00'));
  });
});

describe('모음 편지', () => {
  it('정한 시각의 다음 차례이고, 그 시각에 온 것은 다음 날 것에 담깁니다', () => {
    const habit = { quiet: null, digestMinute: 480 };
    expect(nextDigest(at('2026-11-23T07:59:59'), habit)).toEqual(at('2026-11-23T08:00:00'));
    expect(nextDigest(at('2026-11-23T08:00:00'), habit)).toEqual(at('2026-11-24T08:00:00'));
  });

  it('방해 금지 시간에 걸리면 끝날 때 갑니다', () => {
    expect(nextDigest(at('2026-11-23T20:00:00'), { quiet: night, digestMinute: 60 })).toEqual(
      at('2026-11-24T07:00:00'),
    );
  });
});

describe('받는 방법', () => {
  it('끌 수 없는 알림은 끈 것으로 적혀 있어도 갑니다', () => {
    const quiet = { quiet: night, digestMinute: 480 };
    const late = at('2026-11-23T23:00:00');
    expect(planOf('case.emergency', 'nothing', quiet, late)).toEqual({ level: 'now', dueAt: null, leaveAt: late });
    expect(planOf('case.overdue', 'nothing', quiet, late)?.level).toBe('now');
    expect(planOf('case.overdue', 'inApp', quiet, late)?.level).toBe('inApp');
    expect(planOf('case.answered', 'nothing', quiet, late)).toBeNull();
    expect(planOf('case.answered', null, quiet, late)?.leaveAt).toEqual(at('2026-11-24T07:00:00'));
    expect(planOf('file.read', 'now', usualHabit, late)?.level).toBe('inApp');
  });

  it('목록의 모든 알림은 평소의 방법을 스스로 고를 수 있고, 다 끌 수 없는 것에는 까닭이 있습니다', () => {
    for (const event of noticeEvents) {
      const { usual, least, why, alarm } = noticeRule(event);
      expect.soft(offered(event), event).toContain(usual);
      expect.soft(why !== null, event).toBe(least !== 'nothing');
      expect.soft(!alarm || least === 'now', event).toBe(true);
      expect
        .soft(
          offered(event).every((level) => noticeLevels.includes(level)),
          event,
        )
        .toBe(true);
    }
  });
});
