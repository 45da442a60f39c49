import { describe, expect, it } from 'vitest';
import { frameOf, neighbourOf, placeOf, SHADES, shadeOf, tileOf } from './cartogram.ts';

const tiles = [
  { key: 'a', column: 1, row: 0 },
  { key: 'b', column: 2, row: 0 },
  { key: 'c', column: 0, row: 1 },
  { key: 'd', column: 1, row: 1 },
  { key: 'e', column: 4, row: 0 },
];
const at = (key: string) => {
  const found = tiles.find((tile) => tile.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};

describe('칸 지도', () => {
  it.each([
    ['a', 'ArrowRight', 'b'],
    ['b', 'ArrowRight', 'e'],
    ['a', 'ArrowDown', 'd'],
    ['b', 'ArrowDown', 'd'],
    ['c', 'ArrowUp', 'a'],
    ['e', 'ArrowLeft', 'b'],
    ['c', 'ArrowLeft', null],
    ['a', 'ArrowUp', null],
  ] as const)('%s에서 %s를 누르면 %s로 간다', (from, way, to) => {
    expect(neighbourOf(at(from), way, tiles)?.key ?? null).toBe(to);
  });

  it('네 화살표로 모든 칸에 닿는다', () => {
    const seen = new Set(['a']);
    const queue = ['a'];
    for (const key of queue)
      for (const way of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const) {
        const next = neighbourOf(at(key), way, tiles);
        if (next === null || seen.has(next.key)) continue;
        seen.add(next.key);
        queue.push(next.key);
      }
    expect(seen.size).toBe(tiles.length);
  });

  it('칸은 겹치지 않고 그림 안에 있다', () => {
    const frame = frameOf(tiles);
    expect(new Set(tiles.map((tile) => JSON.stringify(placeOf(tile)))).size).toBe(tiles.length);
    for (const tile of tiles) {
      expect(placeOf(tile).x + 96).toBeLessThanOrEqual(frame.width);
      expect(placeOf(tile).y + 96).toBeLessThanOrEqual(frame.height);
    }
  });

  it('가린 칸에는 색의 진하기가 없다', () => {
    expect(shadeOf(null, 40)).toBeNull();
    expect(shadeOf(5, 200)).toBe(1);
    expect(shadeOf(49, 182)).toBe(3);
    expect(shadeOf(100, 100)).toBe(SHADES);
  });

  it('구는 그 시의 칸에, 앞자리가 같은 군은 제 칸에 있다', () => {
    const keys = ['4311000000', '4374000000', '4374500000'];
    expect(tileOf('4311300000', keys)).toBe('4311000000');
    expect(tileOf('4374500000', keys)).toBe('4374500000');
    expect(tileOf('1111000000', keys)).toBeUndefined();
  });
});
