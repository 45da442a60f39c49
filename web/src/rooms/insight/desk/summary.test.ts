import { describe, expect, it } from 'vitest';
import { linkOf, rowsShown, summaryOf } from './summary.ts';

const rows = (...values: (number | null)[]) =>
  values.map((value, at) => ({ key: String(at), name: { ko: '칸', en: 'cell' }, values: [value] }));

describe('그림을 한 문장으로 말합니다', () => {
  it.each([
    {
      name: '모두 보이면 합과 가장 큰 칸',
      of: rows(3, 9, 1),
      is: { total: 13, largest: { index: 1, value: 9 }, hidden: 0 },
    },
    { name: '가린 칸이 있으면 합을 말하지 않습니다', of: rows(8, null), is: { total: null, hidden: 1 } },
    { name: '모두 0이면 가장 큰 칸이 없습니다', of: rows(0, 0), is: { total: 0, largest: null, middle: null } },
    { name: '가운데 것은 절반에 처음 닿는 칸입니다', of: rows(1, 2, 1, 6), is: { middle: 3 } },
  ])('$name', ({ of, is }) => {
    expect(summaryOf({ id: 'ownStates', rows: of })).toMatchObject(is);
  });

  it('진행 중과 끝남은 한 수의 두 쪽입니다', () => {
    const both = [{ key: 'a', name: { ko: '칸', en: 'cell' }, values: [2, 5] }];
    expect(summaryOf({ id: 'ownTopics', rows: both }).total).toBe(7);
    expect(summaryOf({ id: 'regionReferrals', rows: both }).total).toBe(2);
  });

  it('없는 상태는 빼고, 시간의 칸은 비어도 남깁니다', () => {
    expect(rowsShown({ id: 'ownStates', rows: rows(0, 2) })).toHaveLength(1);
    expect(rowsShown({ id: 'ownMonths', rows: rows(0, 2) })).toHaveLength(2);
  });

  it('수는 볼 수 있는 줄로 이어집니다', () => {
    expect(linkOf('ownStates', 'closed')).toBe('/desk?view=closed');
    expect(linkOf('ownTopics', 'education')).toBe('/desk?view=open&topic=education');
    expect(linkOf('regionNever', '4311000000')).toBeNull();
  });
});
