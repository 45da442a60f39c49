// The sentences of the explanation, in both languages; the page prints them beside the date.
import { type CivilDate, formatDate } from '@boru/contract/civil';
import type { Words } from '@boru/contract/dated';
import type { DeadlineStep, DeadlineStepKind } from '@boru/contract/deadline';
import type { DayNature } from './calendar.ts';
import type { Reason, Unit } from './types.ts';

const REASONS: Readonly<Record<Reason, Words>> = {
  supplement: { ko: '서류 보완', en: 'supplementing papers' },
  technicalReview: { ko: '기술심사', en: 'technical review' },
  documentRequest: { ko: '자료 제출 요청', en: 'request for documents' },
  systemFailure: { ko: '시스템 장애', en: 'system failure' },
};

const UNITS: Readonly<Record<Unit, Words>> = {
  h: { ko: '시간', en: 'h' },
  d: { ko: '일', en: 'd' },
  bd: { ko: '일(공휴일·토요일 제외)', en: 'working d' },
  m: { ko: '개월', en: 'mo' },
};

function step(on: CivilDate, kind: DeadlineStepKind, count: number | null, ko: string, en: string): DeadlineStep {
  return { on, kind, count, text: { ko: `${formatDate(on, 'ko')} ${ko}`, en: `${formatDate(on, 'en')}: ${en}` } };
}

export const say = {
  startExcluded: (on: CivilDate) =>
    step(on, 'startExcluded', null, '첫날은 세지 않습니다', 'the first day is not counted'),
  counted: (on: CivilDate, count: number) => step(on, 'counted', count, `${count}일째`, `day ${count}`),
  hours: (on: CivilDate, hours: number, total: number, from: string, to: string) =>
    step(
      on,
      'counted',
      total,
      `${from}~${to} ${amount(hours)}시간 (모두 ${amount(total)}시간)`,
      `${from}–${to}, ${amount(hours)} h (${amount(total)} h in all)`,
    ),
  off: (on: CivilDate, nature: DayNature) =>
    step(
      on,
      nature.kind === 'holiday' ? 'holiday' : 'rest',
      null,
      `${nature.name?.ko ?? '쉬는 날'}이라 세지 않습니다`,
      `not counted (${nature.name?.en ?? 'day off'})`,
    ),
  paused: (on: CivilDate, reason: Reason) =>
    step(on, 'paused', null, `${REASONS[reason].ko} 기간이라 세지 않습니다`, `not counted (${REASONS[reason].en})`),
  months: (from: CivilDate, end: CivilDate, months: number) =>
    step(
      end,
      'counted',
      months,
      `${formatDate(from, 'ko')}부터 역에 따라 ${months}개월이 끝나는 날`,
      `end of ${months} calendar months from ${formatDate(from, 'en')}`,
    ),
  shifted: (on: CivilDate, days: number) =>
    step(
      on,
      'paused',
      null,
      `멈춘 ${days}일만큼 뒤로 미룹니다`,
      `moved back by the ${days} days the clock stood still`,
    ),
  extended: (on: CivilDate, value: number, unit: Unit) =>
    step(
      on,
      'extended',
      null,
      `다음 날부터 ${value}${UNITS[unit].ko} 연장합니다`,
      `extended by ${value} ${UNITS[unit].en} from the next day`,
    ),
  rolled: (on: CivilDate, nature: DayNature, earlier: boolean) =>
    step(
      on,
      'rolled',
      null,
      `${nature.name?.ko ?? '쉬는 날'}이라 ${earlier ? '앞당깁니다' : '다음 날로 넘어갑니다'}`,
      `${nature.name?.en ?? 'day off'}, so it moves to the ${earlier ? 'previous' : 'next'} day`,
    ),
  yearly: (on: CivilDate) => step(on, 'counted', null, '해마다 정해진 날', 'the fixed day of the year'),
  beforeEvent: (on: CivilDate, value: number, unit: Unit) =>
    step(
      on,
      'counted',
      value,
      `행사일 전까지 온전한 ${value}${UNITS[unit].ko}을 둡니다`,
      `leaves ${value} full ${UNITS[unit].en} before the event`,
    ),
  due: (on: CivilDate, time: string | null) =>
    step(
      on,
      'due',
      null,
      time === null ? '이날 안에 끝냅니다' : `${time}까지입니다`,
      time === null ? 'due by the end of this day' : `due by ${time}`,
    ),
  immediate: (on: CivilDate) => step(on, 'due', null, '즉시(지체 없이) 합니다', 'due at once, without delay'),
};

/** 2.5 → '2.5', 8 → '8'; never more than two digits after the point. */
function amount(hours: number): string {
  return String(Math.round(hours * 100) / 100);
}
