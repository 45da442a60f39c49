import { describe, expect, it } from 'vitest';
import { bodyOf, emptyCall, faultsOf, readCall } from './draft.ts';

const whole = {
  ...emptyCall(),
  name: ' 전화정밀 ',
  phone: '043-222-3333',
  caller: '박부장',
  title: '제목',
  body: '들은 내용',
};

describe('전화의 초안', () => {
  it('빈 칸, 틀린 번호, 받지 않은 동의를 칸마다 말합니다', () => {
    expect(faultsOf(emptyCall(), false)).toEqual({
      name: 'needed',
      phone: 'needed',
      caller: 'needed',
      title: 'needed',
      body: 'needed',
      agreed: 'agreedNeeded',
    });
    expect(faultsOf({ ...whole, number: '123-45-67890', phone: '전화' }, true)).toEqual({
      number: 'numberWrong',
      phone: 'phoneWrong',
    });
    expect(faultsOf(whole, true)).toEqual({});
  });
  it('되살린 초안은 그대로이고, 다른 모양은 버립니다', () => {
    expect(readCall(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    for (const kept of [null, 'x', {}, { ...whole, topic: 'nothing' }, { ...whole, companyId: 'x' }])
      expect(readCall(kept)).toBeNull();
  });
  it('모르는 사업자등록번호는 비워 보냅니다', () => {
    expect(bodyOf(whole, { textId: 't', textVersion: 2 })).toMatchObject({
      company: { name: '전화정밀', businessNumber: null },
      consent: { textId: 't', textVersion: 2, agreed: true },
    });
  });
});
