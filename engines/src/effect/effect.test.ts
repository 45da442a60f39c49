import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, effectsBy, estimateEffect, type Helped } from './index.ts';

/** Park and Miller, and a bell out of twelve: the same worlds on every machine. */
const dieOf = (seed: number) => {
  let state = seed + 1;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return { next, bell: () => Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, -6) };
};
/** Weak companies rise by themselves; whoever is helped rises by `planted` more. */
const worldOf = (seed: number, helped: number, waiting: number, planted: number) => {
  const { next, bell } = dieOf(seed);
  const one = (extra: number): Change => {
    const before = 20 + Math.floor(next() * 50);
    const after = before + (80 - before) * 0.1 + 4 * bell() + extra;
    return { before, after, days: 180 + Math.floor(next() * 90), size: 'small', industry: next() < 0.5 ? 'a' : 'b' };
  };
  return {
    helped: Array.from({ length: helped }, (): Helped => ({ ...one(planted), group: 'g', costWon: 600_000 })),
    waiting: Array.from({ length: waiting }, () => one(0)),
  };
};

describe('효과', () => {
  it.each([0, 8])('심은 효과 %d점을 스무 세상 가운데 열아홉에서 구간 안에 담습니다', (planted) => {
    const worlds = Array.from({ length: 200 }, (_, seed) => worldOf(seed * 7919, 40, 80, planted));
    const held = worlds.filter(({ helped, waiting }) => {
      const found = estimateEffect(helped, waiting);
      return found.isShown && found.low <= planted && planted <= found.high;
    });
    expect(held.length).toBeGreaterThanOrEqual(184);
  });

  it('점마다 든 비용은 정수 원이고, 효과가 없을 수 있으면 말하지 않습니다', () => {
    const { helped, waiting } = worldOf(5, 40, 80, 10);
    const found = estimateEffect(helped, waiting);
    if (!found.isShown) throw new Error('forty are enough');
    expect(found.costPerPointWon).toBe(Math.floor((600_000 * 40 * 10) / (Math.round(found.effect * 10) * 40)));
    const idle = estimateEffect(...(Object.values(worldOf(5, 40, 80, 0)) as [Helped[], Change[]]));
    expect(idle).toMatchObject({ costPerPointWon: null });
    const unknown = estimateEffect([{ ...(helped[0] as Helped), costWon: null }, ...helped.slice(1)], waiting);
    expect(unknown).toMatchObject({ costPerPointWon: null });
  });

  it('다섯보다 적은 수에 선 값은 어디에도 나오지 않고, 전체에서 빼도 알 수 없습니다', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 12 }),
        (sizes, others) => {
          const { helped, waiting } = worldOf(
            sizes.length,
            sizes.reduce((sum, one) => sum + one, 0),
            others,
            3,
          );
          const groups = sizes.flatMap((size, index) => Array.from({ length: size }, () => `g${index}`));
          const { whole, lines } = effectsBy(
            helped.map((one, index) => ({ ...one, group: groups[index] ?? '' })),
            waiting,
          );
          for (const { estimate } of [{ estimate: whole }, ...lines])
            if (estimate.isShown) expect(Math.min(estimate.helped, estimate.waited)).toBeGreaterThanOrEqual(5);
          const hidden = lines.filter(({ estimate }) => !estimate.isShown);
          const count = hidden.reduce((sum, { group }) => sum + groups.filter((one) => one === group).length, 0);
          if (whole.isShown && hidden.length < lines.length) expect(count === 0 || count >= 5).toBe(true);
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  it('규모가 다르거나 처음 점수가 많이 다르면 견주지 않습니다', () => {
    const { helped, waiting } = worldOf(9, 10, 20, 5);
    expect(
      estimateEffect(
        helped,
        waiting.map((one) => ({ ...one, size: 'large' })),
      ),
    ).toEqual({ isShown: false, why: 'unmatched' });
    expect(
      estimateEffect(
        helped,
        waiting.map((one) => ({ ...one, before: 95 })),
      ),
    ).toEqual({ isShown: false, why: 'unmatched' });
    expect(estimateEffect(helped.slice(0, 4), waiting)).toEqual({ isShown: false, why: 'few' });
  });
});
