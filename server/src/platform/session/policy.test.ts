import { describe, expect, it } from 'vitest';
import { patience, secondsToWait } from './policy.ts';

describe('틀린 뒤의 기다림', () => {
  it('네 번까지는 기다리지 않는다', () => {
    expect([1, 2, 3, 4].map((failures) => secondsToWait(patience.account, failures))).toEqual([0, 0, 0, 0]);
  });
  it('그 뒤로는 곱절로 늘고 15분을 넘지 않는다', () => {
    expect([5, 6, 7, 8, 9, 10, 11, 12, 1000].map((failures) => secondsToWait(patience.account, failures))).toEqual([
      15, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
  });
  it('하루 종일 한 계정을 두드려도 백여 번밖에 못 한다', () => {
    let [seconds, tries] = [0, 0];
    while (seconds < 86_400) {
      tries += 1;
      seconds += secondsToWait(patience.account, tries);
    }
    expect(tries).toBeLessThan(120);
  });
});
