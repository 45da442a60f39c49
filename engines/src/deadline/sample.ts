// Rules and a calendar for the tests and the bench: the public holidays of 2026 and 2027, nine to six with lunch.

import type { WorkingCalendar } from '@boru/contract/deadline';
import type { DeadlineRule } from '@boru/contract/deadline-rule';

const HOLIDAYS = `2026-01-01 신정|2026-02-16 설날 연휴|2026-02-17 설날|2026-02-18 설날 연휴|2026-03-01 3·1절|2026-03-02 대체공휴일(3·1절)
2026-05-01 노동절|2026-05-05 어린이날|2026-05-24 부처님오신날|2026-05-25 대체공휴일(부처님오신날)|2026-06-03 전국동시지방선거일|2026-06-06 현충일
2026-07-17 제헌절|2026-08-15 광복절|2026-08-17 대체공휴일(광복절)|2026-09-24 추석 연휴|2026-09-25 추석|2026-09-26 추석 연휴
2026-10-03 개천절|2026-10-05 대체공휴일(개천절)|2026-10-09 한글날|2026-12-25 기독탄신일|2027-01-01 신정|2027-02-06 설날 연휴
2027-02-07 설날|2027-02-08 설날 연휴|2027-02-09 대체공휴일(설날)|2027-03-01 3·1절|2027-05-01 노동절|2027-05-03 대체공휴일(노동절)
2027-05-05 어린이날|2027-05-13 부처님오신날|2027-06-06 현충일|2027-07-17 제헌절|2027-07-19 대체공휴일(제헌절)|2027-08-15 광복절
2027-08-16 대체공휴일(광복절)|2027-09-14 추석 연휴|2027-09-15 추석|2027-09-16 추석 연휴|2027-10-03 개천절|2027-10-04 대체공휴일(개천절)
2027-10-09 한글날|2027-10-11 대체공휴일(한글날)|2027-12-25 기독탄신일|2027-12-27 대체공휴일(기독탄신일)`;

export const calendar: WorkingCalendar = {
  coversFrom: '2023-01-01',
  coversTo: '2027-12-31',
  restDays: [0, 6],
  workingDay: { from: '09:00', to: '18:00', breaks: [{ from: '12:00', to: '13:00' }] },
  holidays: HOLIDAYS.split(/[|\n]/).map((entry) => ({
    on: entry.slice(0, 10),
    name: { ko: entry.slice(11), en: `Holiday ${entry.slice(0, 10)}` },
  })),
  verified: true,
};

export function rule(change: Partial<DeadlineRule> = {}): DeadlineRule {
  return {
    id: 'SAMPLE-RULE',
    title: { ko: '견본 기한', en: 'Sample deadline' },
    trigger: { ko: '접수', en: 'receipt' },
    actor: 'company',
    kind: 'within',
    period: { value: 10, unit: 'd' },
    hours: null,
    yearlyOn: null,
    startInclusive: false,
    holidayRoll: 'next',
    pauseReasons: [],
    pauseLimits: [],
    extensions: [],
    remindBeforeDays: [],
    lawRef: [{ law: 'civil-act', article: '제157조' }],
    validFrom: null,
    validTo: null,
    verified: true,
    ...change,
  };
}
