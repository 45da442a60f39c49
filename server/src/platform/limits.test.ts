import { describe, expect, it } from 'vitest';
import { Problem } from '#kernel/problem';
import { Gate } from './limits.ts';

/** A deed that ends when told. */
const held = () => {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end };
};

describe('a gate', () => {
  it('lets in as many as it is wide, the next in turn, and turns away whom the line does not hold', async () => {
    const gate = new Gate(2, 2);
    const begun: number[] = [];
    const deeds = [0, 1, 2, 3].map(() => held());
    const passes = deeds.map(({ done }, at) =>
      gate.pass(async () => {
        begun.push(at);
        await done;
        return at;
      }),
    );
    expect(begun).toEqual([0, 1]);
    const away = await gate.pass(async () => 'in').catch((fault: unknown) => fault);
    expect(away).toBeInstanceOf(Problem);
    expect((away as Problem).code).toBe('report.crowded');
    expect(Number((away as Problem).extra['retryAfterSeconds'])).toBeGreaterThan(0);
    deeds[1]?.end();
    await passes[1];
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of deeds) end();
    expect(await Promise.all(passes)).toEqual([0, 1, 2, 3]);
    expect(await gate.pass(async () => 'in')).toBe('in');
  });

  it('gives its place on when a deed fails, and holds as many afterwards as before', async () => {
    const gate = new Gate(1, 10);
    const fails = Array.from({ length: 5 }, () => gate.pass(() => Promise.reject(new Error('broken'))));
    expect((await Promise.allSettled(fails)).every(({ status }) => status === 'rejected')).toBe(true);
    let most = 0;
    let now = 0;
    const work = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 1));
      now -= 1;
    };
    await Promise.all(Array.from({ length: 10 }, () => gate.pass(work)));
    expect(most).toBe(1);
  });
});
