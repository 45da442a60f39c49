import { describe, expect, it } from 'vitest';
import { type SolverEnd, SolverFault, solveProgram } from './index.ts';

const small = {
  text: 'Maximize\n value: 3 x + 2 y\nSubject To\n c: x + y <= 1\nBinary\n x\n y\nEnd\n',
  columns: ['x', 'y'],
};
const impossible = {
  text: 'Maximize\n value: x\nSubject To\n c: x >= 2\nBinary\n x\nEnd\n',
  columns: ['x'],
};
/** A market split: equations of random numbers, which no search gets through within a minute. */
const endless = () => {
  let state = 5;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % 100;
  };
  const columns = Array.from({ length: 50 }, (_, at) => `x${at}`);
  const rows = Array.from({ length: 6 }, (_, at) => {
    const weights = columns.map(next);
    const half = Math.floor(weights.reduce((sum, one) => sum + one, 0) / 2);
    return { at, text: weights.map((one, place) => `+ ${one} x${place}`).join(' '), half };
  });
  const slack = rows.map(({ at }) => `- 1 s${at} - 1 t${at}`).join(' ');
  const text = [
    `Maximize\n value: ${columns.map((name) => `+ 0 ${name}`).join(' ')} ${slack}`,
    `Subject To\n${rows.map((row) => ` r${row.at}: ${row.text} + 1 s${row.at} - 1 t${row.at} = ${row.half}`).join('\n')}`,
    `Binary\n ${columns.join('\n ')}\nEnd\n`,
  ].join('\n');
  return { text, columns };
};
const endOf = async (solving: Promise<unknown>): Promise<SolverEnd | 'none'> => {
  const fault = await solving.then(
    () => null,
    (reason: unknown) => reason,
  );
  return fault instanceof SolverFault ? fault.end : 'none';
};

describe('해법기', () => {
  it('풀고, 풀 수 없음을 말하고, 같은 것에는 같은 답을 냅니다', async () => {
    const [one, other, none] = await Promise.all([solveProgram(small), solveProgram(small), solveProgram(impossible)]);
    expect(one).toMatchObject({ outcome: 'proven', values: [1, 0], best: 3, bound: 3 });
    expect(one.solver).toMatch(/^HiGHS \d+\.\d+\.\d+$/);
    expect({ ...other, seconds: 0 }).toEqual({ ...one, seconds: 0 });
    expect(none).toMatchObject({ outcome: 'impossible', values: [] });
  });

  it('시작할 답을 받으면 그보다 나쁘지 않은 답을 냅니다', async () => {
    expect(await solveProgram(small, { start: [0, 1] })).toMatchObject({ outcome: 'proven', best: 3 });
  });

  it('시간이 다 되면 그때까지 찾은 답과 넘을 수 없는 값을 함께 냅니다', async () => {
    const solved = await solveProgram(endless(), { seconds: 2, gap: 0 });
    expect(solved.outcome).toBe('found');
    expect(solved.values).toHaveLength(50);
    expect(solved.bound ?? Number.NEGATIVE_INFINITY).toBeGreaterThanOrEqual(solved.best ?? 0);
  });

  it('밖에서 죽이면 그렇다고 말하고, 그때까지 찾은 답은 남습니다', async () => {
    const heard: number[] = [];
    const fault = await solveProgram(endless(), {
      gap: 0,
      onStart: (pid) => heard.push(pid),
      onProgress: ({ best }) => {
        if (best !== null && heard[0] !== undefined) process.kill(heard[0], 'SIGKILL');
      },
    }).catch((reason: unknown) => reason);
    expect(fault).toMatchObject({ end: 'killed' });
    expect(fault instanceof SolverFault && fault.values?.length).toBe(50);
  });

  it('사람이 멈추면 멈춥니다', async () => {
    const stop = new AbortController();
    expect(await endOf(solveProgram(endless(), { gap: 0, signal: stop.signal, onProgress: () => stop.abort() }))).toBe(
      'cancelled',
    );
    expect(await endOf(solveProgram(small, { signal: AbortSignal.abort() }))).toBe('cancelled');
  });

  it('기억 공간이 정한 것보다 많이 들면 끝내고 그렇다고 말합니다', async () => {
    expect(await endOf(solveProgram(endless(), { gap: 0, megabytes: 10 }))).toBe('memory');
  });

  it('읽을 수 없는 것은 짧은 말로 거절합니다', async () => {
    const fault = await solveProgram({ text: 'Maximize what', columns: ['x'] }).catch((reason: unknown) => reason);
    expect(fault).toMatchObject({ end: 'fault' });
    expect(String(fault).length).toBeLessThan(400);
  });
});
