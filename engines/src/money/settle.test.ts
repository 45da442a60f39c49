import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Receipt, settle } from './index.ts';

const grant = { grantWon: 8_000_000, ownWon: 2_000_000, committedWon: 0, interestWon: 0, reducePercent: 0 };
const receipt = (grantWon: number, ownWon: number, isAllowed = true, item = '설비비'): Receipt => ({
  ...{ item, grantWon, ownWon, isAllowed },
});

describe('정산', () => {
  it('인정하지 않은 영수증, 남은 돈, 이자를 돌려받고, 자부담의 몫을 넘는 보조금은 줄입니다', () => {
    const receipts = [receipt(5_000_000, 1_250_000), receipt(1_000_000, 250_000, false)];
    const done = settle({ ...grant, disbursedWon: 8_000_000, interestWon: 1_234, receipts });
    expect(done).toMatchObject({ allowedGrantWon: 5_000_000, byRateWon: 5_000_000, finalWon: 5_000_000 });
    expect(done.dueWon).toBe(3_001_234);
    expect(done.moves).toEqual([
      { from: 'held', to: 'due', item: null, won: 2_000_000 },
      { from: 'spent', to: 'due', item: '설비비', won: 1_000_000 },
      { from: 'ownSpent', to: 'ownSource', item: '설비비', won: 250_000 },
      { from: 'interest', to: 'due', item: null, won: 1_234 },
    ]);
    const poor = settle({ ...grant, disbursedWon: 8_000_000, receipts: [receipt(8_000_000, 0)] });
    expect(poor).toMatchObject({ byRateWon: 6_400_000, finalWon: 6_400_000, dueWon: 1_600_000 });
  });

  it('늦은 보고의 감액은 내림으로 셈하고, 교부하지 않은 돈은 예산으로 돌아갑니다', () => {
    const receipts = [receipt(3, 1, true, '가'), receipt(4, 1, true, '나')];
    const done = settle({ ...grant, disbursedWon: 7, committedWon: 5, reducePercent: 20, receipts });
    expect(done).toMatchObject({ reductionWon: 1, finalWon: 6, dueWon: 1, releaseWon: 5 });
  });

  it('어떤 집행이어도 확정액은 교부액과 인정한 집행과 보조율을 넘지 않고, 옮기는 돈의 합은 반납할 돈입니다', () => {
    const won = fc.integer({ min: 0, max: 1_000_000_000 });
    const receipts = fc.array(
      fc.record({ item: fc.constantFrom('가', '나', '다'), grantWon: won, ownWon: won, isAllowed: fc.boolean() }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(receipts, won, won, won, fc.integer({ min: 0, max: 50 }), (all, rest, ownWon, interest, percent) => {
        const spent = all.reduce((so, one) => so + one.grantWon, 0);
        const disbursedWon = spent + rest;
        const input = { ...grant, grantWon: disbursedWon + 1, ownWon, disbursedWon, receipts: all };
        const done = settle({ ...input, interestWon: interest, reducePercent: percent });
        expect(done.finalWon).toBeLessThanOrEqual(Math.min(done.allowedGrantWon, done.byRateWon));
        const due = done.moves.filter(({ to }) => to === 'due').reduce((so, move) => so + move.won, 0);
        expect(due).toBe(done.dueWon);
        expect(done.finalWon + done.dueWon - interest).toBe(disbursedWon);
        for (const item of ['가', '나', '다']) {
          const taken = done.moves.find((move) => move.from === 'spent' && move.item === item)?.won ?? 0;
          const had = all.filter((one) => one.item === item).reduce((so, one) => so + one.grantWon, 0);
          expect(taken).toBeLessThanOrEqual(had);
        }
      }),
    );
  });

  it('교부한 것보다 많이 썼다는 정산은 셈하지 않습니다', () => {
    expect(() => settle({ ...grant, disbursedWon: 1, receipts: [receipt(2, 0)] })).toThrow(RangeError);
    expect(() => settle({ ...grant, disbursedWon: 1, reducePercent: 101, receipts: [] })).toThrow(RangeError);
  });
});
