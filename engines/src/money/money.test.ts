import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay, shareOf, split, sums } from './index.ts';

const won = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('나누기', () => {
  it('남는 1원은 나머지가 큰 쪽에, 같으면 앞쪽에 갑니다', () => {
    expect(split(10_000_001, [80, 13, 7])).toEqual([8_000_001, 1_300_000, 700_000]);
    expect(split(2, [1, 1, 1])).toEqual([1, 1, 0]);
    expect(split(100, [0, 1])).toEqual([0, 100]);
  });

  it('어떤 금액과 비율이어도 몫의 합은 전체와 같고, 몫은 제 비율에서 1원 넘게 벗어나지 않습니다', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(won, weights, (total, parts) => {
        const all = parts.reduce((so, part) => so + part, 0);
        fc.pre(all > 0);
        const shares = split(total, parts);
        expect(shares.reduce((so, share) => so + BigInt(share), 0n)).toBe(BigInt(total));
        for (const [index, share] of shares.entries()) {
          const off = BigInt(share) * BigInt(all) - BigInt(total) * BigInt(parts[index] ?? 0);
          expect(off > -BigInt(all) && off < BigInt(all)).toBe(true);
        }
      }),
    );
  });

  it.each([[-1], [0.5], [2 ** 53], [Number.NaN]])('원이 아닌 %s는 나누지 않습니다', (amount) => {
    expect(() => split(amount, [1])).toThrow(RangeError);
    expect(() => shareOf(amount, 1, 2)).toThrow(RangeError);
  });

  it('비율의 합이 0이거나 부분이 전체보다 크면 나누지 않습니다', () => {
    expect(() => split(1, [])).toThrow(RangeError);
    expect(() => split(1, [0, 0])).toThrow(RangeError);
    expect(() => shareOf(1, 3, 2)).toThrow(RangeError);
  });

  it('부담하는 몫은 내림이고 금액을 넘지 않습니다', () => {
    expect(shareOf(10, 2, 3)).toBe(6);
    fc.assert(
      fc.property(won, fc.integer({ min: 1, max: 1000 }), (amount, part) => shareOf(amount, part, 1000) <= amount),
    );
  });
});

describe('다시 세기', () => {
  const move = fc.record({
    from: fc.constantFrom('a', 'b', 'c'),
    to: fc.constantFrom('a', 'b', 'c'),
    won: fc.integer({ min: 1, max: 1e9 }),
  });
  it('옮기기만 하면 합은 언제나 0이고, 되돌리면 처음과 같습니다', () => {
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const postings = moves.flatMap(({ from, to, won }) => [
          { account: from, won: -won },
          { account: to, won },
        ]);
        const { balances, total } = sums(postings);
        expect(total).toBe(0);
        expect([...balances].sort()).toEqual([...replay(moves)].sort());
        const back = moves.map(({ from, to, won }) => ({ from: to, to: from, won }));
        expect([...replay([...moves, ...back]).values()].every((balance) => balance === 0)).toBe(true);
      }),
    );
  });

  it('정확히 셀 수 없는 금액이 되면 멈춥니다', () => {
    const most = { from: 'a', to: 'b', won: Number.MAX_SAFE_INTEGER };
    expect(() => replay([most, most])).toThrow(RangeError);
  });
});
