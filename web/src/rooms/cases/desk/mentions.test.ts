import { expect, it } from 'vitest';
import { namedIn } from './mentions.ts';

const people = ['김담', '김담당', '이나', '이나', ''].map((name, id) => ({ id, name }));
const ids = (text: string) => namedIn(text, people).map(({ id }) => id);

it('@ 바로 뒤의 가장 긴 이름만 부르고, 이름이 같은 사람은 모두 부릅니다', () => {
  expect(ids('@김담당님 봐 주세요')).toEqual([1]);
  expect(ids('@김담 님과 @김담당 님')).toEqual([0, 1]);
  expect(ids('@이나')).toEqual([2, 3]);
  expect(ids('메일은 a@example.kr, 김담당 @ 이나')).toEqual([]);
  expect(ids('')).toEqual([]);
});
