import { expect, it } from 'vitest';
import { late } from './late.ts';
import { isProblem } from './problem.ts';

it('a part comes once, however often it is asked for', async () => {
  let asked = 0;
  const part = late(async () => ++asked);
  expect(await Promise.all([part(), part()])).toEqual([1, 1]);
  expect(await part()).toBe(1);
});

it('a lost line is said as such, and the next call asks again', async () => {
  const answers = [() => Promise.reject(new TypeError('Failed to fetch')), () => Promise.resolve('here')];
  const part = late(() => answers.shift()?.() ?? Promise.reject(new Error('asked too often')));
  const fault = await part().catch((error: unknown) => error);
  expect(isProblem(fault, 'connection.lost')).toBe(true);
  expect(await part()).toBe('here');
  expect(await part()).toBe('here');
});
