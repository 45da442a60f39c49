import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillReply, NewSavedReply, placesLeft, unknownPlaces } from './saved-replies.ts';

const values = {
  company: '가온머티리얼즈',
  caseNumber: '2026-충북-00001',
  caseTitle: '자료 반출',
  due: null,
  agency: '충청북도',
  writer: '김담당',
};

describe('자주 쓰는 답변의 자리', () => {
  it('두 말로 채우고, 값이 없는 자리는 그대로 두고 이름을 말한다', () => {
    const body = '{회사} 귀중\n{접수번호}, { case   NUMBER }. {기한}까지 답합니다. {우리 기관} {쓰는 사람}';
    expect(fillReply(body, values)).toEqual({
      text: '가온머티리얼즈 귀중\n2026-충북-00001, 2026-충북-00001. {기한}까지 답합니다. 충청북도 김담당',
      left: ['{기한}'],
    });
    expect(placesLeft('{기한}까지, {없는 것}과 {기한}')).toEqual(['{기한}']);
  });

  it('모르는 자리와 닫히지 않은 괄호는 무엇인지 말하며 받지 않는다', () => {
    expect(unknownPlaces('{회시}님, {회사}, {}, {회시}')).toEqual(['{회시}', '{}']);
    expect(unknownPlaces('{회사 님')).toEqual(['{']);
    expect(unknownPlaces('{{회사}}')).toEqual(['{']);
    const refused = NewSavedReply.safeParse({ name: '인사', body: '{회시} 귀중', topic: null });
    expect(refused.error?.issues[0]?.message).toBe('모르는 자리입니다: {회시} / Not a place we know: {회시}');
    expect(refused.error?.issues[0]?.path).toEqual(['body']);
  });

  it('기업의 이름이 무엇이든 그 이름은 자리로 읽히지 않는다', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('{접수번호}', '$&', '$1', '{회사}', '{writer}'), (name, bait) => {
        const company = `${name}${bait}`;
        const { text } = fillReply('[{회사}]', { ...values, company });
        expect(text).toBe(`[${company}]`);
      }),
    );
  });
});
