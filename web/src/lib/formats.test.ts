import { describe, expect, it } from 'vitest';
import {
  businessNumberText,
  bytesText,
  corporateNumberText,
  daysFromToday,
  formatsFor,
  numberText,
  won,
  wonSpoken,
} from '#lib/formats';
import { particle } from '#lib/i18n';
import { safeNext } from '#lib/navigation';
import { mayAct } from '#lib/shortcuts';
import { urgencyOf } from '#ui/Clock';

describe('날짜와 금액', () => {
  it('날짜는 2026. 11. 22.(일)처럼 적고, 시각은 서울 시간이다', () => {
    expect(formatsFor('ko').date('2026-11-22')).toBe('2026. 11. 22.(일)');
    expect(formatsFor('ko').dateTime('2026-11-22T15:30:00Z')).toBe('2026. 11. 23.(월) 00:30');
    expect(formatsFor('en').dateOf('2026-11-22T15:30:00Z')).toBe('Mon 23 Nov 2026');
    expect(formatsFor('ko').period('2026-12-01', null)).toBe('2026. 12. 1.(화) ~');
  });

  it('금액은 세 자리마다 끊고, 큰 금액은 만·억으로 읽되 반올림하지 않는다', () => {
    expect(won(30_000_000, 'ko')).toBe('30,000,000원');
    expect(wonSpoken(30_000_000, 'ko')).toBe('3,000만 원');
    expect(wonSpoken(1_250_000_000, 'ko')).toBe('12억 5,000만 원');
    expect(wonSpoken(100_000_000, 'ko')).toBe('1억 원');
    expect(wonSpoken(-250_000_000, 'ko')).toBe('-2억 5,000만 원');
    expect(wonSpoken(-20_000, 'ko')).toBe('-2만 원');
    expect(wonSpoken(12_345, 'ko')).toBe('12,345원');
    expect(wonSpoken(0, 'ko')).toBe('0원');
    expect(wonSpoken(30_000_000, 'en')).toBe('KRW 30,000,000');
  });

  it('남은 날은 오늘, 내일, 며칠로 말한다', () => {
    expect(daysFromToday('2026-11-22', '2026-11-22', 'ko')).toBe('오늘');
    expect(daysFromToday('2026-11-23', '2026-11-22', 'ko')).toBe('내일');
    expect(daysFromToday('2026-11-21', '2026-11-22', 'ko')).toBe('1일 지남');
    expect(daysFromToday('2026-11-21', '2026-11-22', 'en')).toBe('1 day overdue');
    expect(daysFromToday('2026-12-02', '2026-11-22', 'en')).toBe('in 10 days');
  });

  it('번호와 크기를 읽기 좋게 적는다', () => {
    expect(businessNumberText('1111111119')).toBe('111-11-11119');
    expect(businessNumberText('11111')).toBe('11111');
    expect(corporateNumberText('1301110006246')).toBe('130111-0006246');
    expect(bytesText(900)).toBe('900 B');
    expect(bytesText(1536)).toBe('1.5 kB');
    expect(bytesText(3 * 1024 * 1024)).toBe('3 MB');
    expect(numberText(1234.5)).toBe('1,234.5');
  });

  it('급한 정도는 기한이 지났는지, 오늘인지, 사흘 안인지로 나눈다', () => {
    const today = '2026-11-22';
    expect(urgencyOf('2026-11-21', today, false)).toBe('overdue');
    expect(urgencyOf('2026-11-22', today, false)).toBe('today');
    expect(urgencyOf('2026-11-25', today, false)).toBe('soon');
    expect(urgencyOf('2026-11-26', today, false)).toBe('later');
    expect(urgencyOf('2026-11-01', today, true)).toBe('settled');
  });
});

describe('말과 길', () => {
  it('조사는 앞말의 받침을 따른다', () => {
    expect(particle('보루', '을', '를')).toBe('보루를');
    expect(particle('기관', '을', '를')).toBe('기관을');
    expect(particle('3', '이', '가')).toBe('3이');
    expect(particle('2', '이', '가')).toBe('2가');
  });

  it('로그인 뒤에는 우리 화면으로만 간다', () => {
    expect(safeNext('/company/cases', '/')).toBe('/company/cases');
    for (const bad of ['//evil.example', 'https://evil.example', '/\\evil.example', undefined, ''])
      expect(safeNext(bad, '/')).toBe('/');
  });

  it('단축키는 입력하는 동안이나 조합 키와 함께는 작동하지 않는다', () => {
    const press = {
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      defaultPrevented: false,
      isComposing: false,
      key: 'j',
      target: null,
    };
    expect(mayAct(press)).toBe(true);
    expect(mayAct({ ...press, ctrlKey: true })).toBe(false);
    expect(mayAct({ ...press, isComposing: true })).toBe(false);
    expect(mayAct({ ...press, defaultPrevented: true })).toBe(false);
  });
});
