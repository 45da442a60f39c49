import { describe, expect, it } from 'vitest';
import { anchorOf, linesOf, pointOn, shape } from './radar.ts';

describe('방사형 그림', () => {
  it('첫 축은 위로, 다음 축은 시계 방향으로 돈다', () => {
    expect(pointOn(0, 4, 1, 100)).toEqual({ x: 0, y: -100 });
    expect(pointOn(1, 4, 0.5, 100)).toEqual({ x: 50, y: 0 });
  });
  it('점수가 없는 축은 건너뛰고, 점이 셋이 안 되면 그리지 않는다', () => {
    expect(shape([100, null, 100, 100], 100).match(/[ML]/g)).toHaveLength(3);
    expect(shape([100, null, 100], 100)).toBe('');
  });
  it('범위를 벗어난 점수는 테두리에 머문다', () => {
    expect(shape([250, 100, 100], 100)).toContain('M0 -100');
  });
  it('이름표는 축 바깥으로 놓인다', () => {
    expect([0, 1, 2, 3].map((index) => anchorOf(index, 4))).toEqual(['middle', 'start', 'middle', 'end']);
  });
  it('긴 이름은 가운데 가까운 곳에서 한 번 나눈다', () => {
    expect(linesOf('외부자·거래·협력')).toEqual(['외부자·거래·협력']);
    expect(linesOf('Outsiders, trade and partners')).toEqual(['Outsiders, trade', 'and partners']);
    expect(linesOf('보안정책·조직관리·교육')).toEqual(['보안정책·', '조직관리·교육']);
  });
});
