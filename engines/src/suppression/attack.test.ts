import fc from 'fast-check';
import highsModule from 'highs';
import { describe, expect, it } from 'vitest';
import { type Release, sumKey } from './audit.ts';
import { linesOf, summed } from './cube.ts';
import { alternativeOf, protect } from './protect.ts';
import { release, releaseCells, releaseShares, settle } from './release.ts';

// The attacker knows every number ever published and every rule of this engine, and asks a solver of linear programs.
const least = 5;
const worlds = Number(process.env['BORU_ATTACKS'] ?? 8);
// The types say CommonJS, the file that is loaded is a module.
const highs = await ('default' in highsModule ? highsModule.default : highsModule)();

type Attack = { sizes: readonly number[]; releases: readonly Release[]; keys: readonly string[]; grows: boolean };

const name = (time: number, cell: number): string => `x${time}_${cell}`;

/** Everything the attacker may write down: sums, published values (new ones to the last one, kept ones up to four off), growth. */
const knowledge = ({ sizes, releases, keys, grows }: Attack): string[] => {
  const rows: string[] = [];
  releases.forEach((told, time) => {
    for (const { parts, sum } of linesOf(sizes))
      rows.push(`${parts.map((part) => `+ ${name(time, part)}`).join(' ')} - ${name(time, sum)} = 0`);
    keys.forEach((key, cell) => {
      const value = told[key];
      if (value == null) return;
      const isKept = releases.slice(0, time).some((one) => one[key] === value);
      if (!isKept) rows.push(`${name(time, cell)} = ${value}`);
      else rows.push(`${name(time, cell)} >= ${value - 4}`, `${name(time, cell)} <= ${value + 4}`);
    });
    if (grows && time > 0) rows.push(...keys.map((_, cell) => `${name(time, cell)} - ${name(time - 1, cell)} >= 0`));
  });
  return rows;
};

/** Lowest and highest value of what the attacker asks about. */
const bounds = (rows: readonly string[], asked: string): [number, number] => {
  const solve = (way: 'Minimize' | 'Maximize'): number => {
    const solved = highs.solve(
      `${way}\n ${asked}\nSubject To\n${rows.map((row, at) => ` r${at}: ${row}`).join('\n')}\nEnd`,
    );
    if (solved.Status === 'Unbounded') return way === 'Minimize' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    expect(solved.Status).toBe('Optimal');
    return solved.ObjectiveValue;
  };
  return [solve('Minimize'), solve('Maximize')];
};

/** What the attacker learned that nobody may: a cell that is surely small, or a change between two days that surely is. */
const learned = (attack: Attack, truth: readonly (readonly number[])[]): string[] => {
  const rows = knowledge(attack);
  const found: string[] = [];
  for (const [time, counts] of truth.entries())
    for (const [cell, count] of counts.entries()) {
      if (count < least) {
        const [, most] = bounds(rows, name(time, cell));
        if (most < least - 1e-6) found.push(`cell ${cell} of ${time} is at most ${most}`);
      }
      for (let then = 0; then < time; then++) {
        const change = count - (truth[then]?.[cell] ?? 0);
        if (change === 0 || Math.abs(change) >= least) continue;
        const [low, high] = bounds(rows, `${name(time, cell)} - ${name(then, cell)}`);
        if ((low > 1e-6 || high < -1e-6) && Math.max(Math.abs(low), Math.abs(high)) < least - 1e-6)
          found.push(`cell ${cell} changed by ${low} to ${high} from ${then} to ${time}`);
      }
    }
  return found;
};

const keysOf = (size: number): string[] => Array.from({ length: size }, (_, at) => `k${at}`);

const history = (days: readonly (readonly number[])[], grows: boolean) => {
  const size = days[0]?.length ?? 0;
  const keys = keysOf(size);
  const releases: Release[] = [];
  for (const counts of days)
    releases.push(release(Object.fromEntries(keys.map((key, at) => [key, counts[at] ?? 0])), releases, least));
  return {
    attack: { sizes: [size], releases, keys: [...keys, sumKey], grows },
    truth: days.map((counts) => summed([size], counts).counts),
  };
};

/** Days of a table: what was there first, then joins (and leaves, where they are thought of) in every cell. */
const days = (size: number, changes: fc.Arbitrary<number>) =>
  fc
    .tuple(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 40 })), {
        minLength: size,
        maxLength: size,
      }),
      fc.array(fc.array(changes, { minLength: size, maxLength: size }), { minLength: 2, maxLength: 3 }),
    )
    .map(([first, moves]) => {
      const days = [first];
      for (const move of moves) days.push(move.map((by, at) => Math.max(0, (days.at(-1)?.[at] ?? 0) + by)));
      return days;
    });
const joins = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 12 }));
const moves = fc.oneof(fc.constant(0), fc.integer({ min: -4, max: 4 }), fc.integer({ min: -12, max: 12 }));

describe('공개한 수를 모두 모아도 다섯보다 작은 수를 알아낼 수 없습니다', () => {
  it.each([
    { title: '늘기만 하는 표를 거듭 공개할 때', changes: joins, grows: true },
    { title: '늘고 주는 표를 거듭 공개할 때', changes: moves, grows: false },
  ])('선형계획으로 공격합니다: $title', ({ changes, grows }) => {
    fc.assert(
      fc.property(days(4, changes), (table) => {
        const { attack, truth } = history(table, grows);
        expect(learned(attack, truth)).toEqual([]);
      }),
      { numRuns: worlds, seed: 8 },
    );
  });

  it.each([[[3, 4]], [[2, 3, 2]]])('선형계획으로 공격합니다: 여러 갈래로 나눈 표 %j', (sizes) => {
    const parts = sizes.reduce((product, size) => product * size, 1);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: parts, maxLength: parts }), (counts) => {
        const cube = summed(sizes, counts);
        const { hidden } = protect(cube, least);
        const told = cube.counts.map((count, at) => [String(at), hidden.has(at) ? null : count]);
        const attack = {
          sizes,
          releases: [Object.fromEntries(told)],
          keys: told.map(([key]) => String(key)),
          grows: false,
        };
        expect(learned(attack, [cube.counts])).toEqual([]);
      }),
      { numRuns: worlds, seed: 8 },
    );
  });

  it('같은 공격이, 작은 칸만 가린 표에서는 알아냅니다', () => {
    const keys = ['a', 'b', 'c', sumKey];
    const releases = [{ a: 12, b: null, c: 7, [sumKey]: 22 }];
    const attack = { sizes: [3], keys, releases, grows: false };
    expect(learned(attack, [[12, 3, 7, 22]])).toEqual(['cell 1 of 0 is at most 3']);
    const daily = {
      ...attack,
      releases: [
        { a: 12, b: 9, c: 7, [sumKey]: 28 },
        { a: 12, b: 10, c: 7, [sumKey]: 29 },
      ],
    };
    // New values are true to the last one, so the difference of two days is one company.
    expect(
      learned(daily, [
        [12, 9, 7, 28],
        [12, 10, 7, 29],
      ]),
    ).toContain('cell 1 changed by 1 to 1 from 0 to 1');
  });
});

describe('작은 칸마다 같은 수를 공개했을 다른 표가 있습니다', () => {
  it.each([[[7]], [[4, 3]], [[3, 2, 3]]])('%j', (sizes) => {
    const parts = sizes.reduce((product, size) => product * size, 1);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: parts, maxLength: parts }), (counts) => {
        const cube = summed(sizes, counts);
        const { hidden, witnesses } = protect(cube, least);
        for (const [index, count] of cube.counts.entries()) if (count < least) expect(hidden.has(index)).toBe(true);
        for (const witness of witnesses) {
          const other = alternativeOf(cube, witness);
          expect(other[witness.cell]).toBe(least);
          for (const { parts: line, sum } of linesOf(sizes))
            expect(line.reduce((all, part) => all + (other[part] ?? 0), 0)).toBe(other[sum]);
          for (const [index, count] of other.entries()) {
            expect(count).toBeGreaterThanOrEqual(0);
            if (!hidden.has(index)) expect(count).toBe(cube.counts[index]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('한 칸의 공개한 값은 같거나 다섯 넘게 떨어져 있습니다', () => {
  it('어떤 차례로 바뀌어도 그렇고, 참값에서 넷보다 멀지 않습니다', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 60 }), { maxLength: 30 }), (truth) => {
        const told: number[] = [];
        for (const count of truth) {
          const value = settle(count, told, least);
          expect(Math.abs(value - count)).toBeLessThan(least);
          for (const other of told) if (other !== value) expect(Math.abs(other - value)).toBeGreaterThanOrEqual(least);
          told.push(value);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    { name: '한 칸만 작으면 다음 칸도 가립니다', input: [12, 3, 7], shown: [12, null, null, 22] },
    { name: '두 칸이 서로를 가려 주면 그 둘만 가립니다', input: [12, 3, 4], shown: [12, null, null, 19] },
    { name: '서로 가리지 못하면 더 가립니다', input: [12, 1, 2, 9], shown: [12, null, null, null, 24] },
    { name: '모두 크면 그대로 보입니다', input: [12, 5, 9], shown: [12, 5, 9, 26] },
    { name: '없음도 가립니다', input: [12, 0, 9], shown: [12, null, null, 21] },
    { name: '전체가 작으면 전체도 가립니다', input: [2, 1], shown: [null, null, null] },
    { name: '지킬 수 없는 전체는 가립니다', input: [3], shown: [null, null] },
  ])('$name', ({ input, shown }) => {
    const told = release(Object.fromEntries(input.map((count, at) => [String(at), count])), [], least);
    expect([...input.map((_, at) => told[String(at)]), told[sumKey]]).toEqual(shown);
  });

  it('겹치는 칸은 있는 쪽과 없는 쪽이 모두 다섯이어야 보입니다', () => {
    expect(releaseShares(12, { a: 12, b: 7, c: 4 }, [], least)).toEqual({ [sumKey]: 12, a: null, b: 7, c: null });
    expect(releaseCells({ a: { count: 9, largest: 5 }, b: { count: 9, largest: 4 } }, [], least)).toEqual({
      a: null,
      b: 9,
    });
    expect(releaseShares(13, { b: 8 }, [{ [sumKey]: 12, b: 7 }], least)).toEqual({ [sumKey]: 12, b: 7 });
  });
});
