import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Progress, SolveAnswer, Solved, SolveOrder } from './order.ts';

export type { Outcome, Progress, Solved } from './order.ts';

/**
 * Why there is no answer of the solver. `memory`: it needed more than it may; `killed`: its process ended from outside;
 * `cancelled`: a person or the server's end stopped it; `fault`: it could not read or solve the program.
 */
export type SolverEnd = 'memory' | 'killed' | 'cancelled' | 'fault' | 'late';
export class SolverFault extends Error {
  readonly end: SolverEnd;
  /** The best values found until then; null: none. */
  readonly values: readonly number[] | null;
  readonly progress: Progress;

  constructor(end: SolverEnd, words: string, values: readonly number[] | null, progress: Progress) {
    super(words);
    this.name = 'SolverFault';
    this.end = end;
    this.values = values;
    this.progress = progress;
  }
}

export type SolveOptions = Partial<Omit<SolveOrder, 'text' | 'columns'>> & {
  signal?: AbortSignal;
  megabytes?: number;
  /** Told now and then; `values` where a better answer was found. */
  onProgress?: (progress: Progress) => void;
  /** The process, for whoever watches it. */
  onStart?: (pid: number) => void;
};

const processFile = fileURLToPath(new URL('./process.ts', import.meta.url));
const bareEnvironment = {
  NODE_NO_WARNINGS: '1',
  ...(process.platform === 'win32' ? { SystemRoot: 'C:\\Windows' } : {}),
};
/** Beyond its own limit of time it is ended: reading and presolving do not look at the clock often. */
const graceSeconds = 15;

/** Resident megabytes of a child, where the system tells (Linux); elsewhere the heap of the solver ends at 4 GB by itself. */
const residentMegabytes = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
};

const hire = (): ChildProcess =>
  fork(processFile, [], {
    env: bareEnvironment,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

/**
 * Solves a program in a process of its own, which is gone afterwards in every case. Rejects with `SolverFault`, which keeps
 * the best answer found until then.
 */
export const solveProgram = (
  program: Pick<SolveOrder, 'text' | 'columns'>,
  { signal, megabytes = 1500, onProgress, onStart, ...wish }: SolveOptions = {},
): Promise<Solved> =>
  new Promise((resolve, reject) => {
    const order: SolveOrder = { start: [], seconds: 60, gap: 0.001, isFeasibilityOnly: false, ...program, ...wish };
    let best: readonly number[] | null = null;
    let progress: Progress = { best: null, bound: null, seconds: 0 };
    const child = hire();
    const end = (outcome: Solved | { end: SolverEnd; words: string }): void => {
      clearInterval(watch);
      clearTimeout(late);
      signal?.removeEventListener('abort', cancel);
      child.removeAllListeners();
      child.on('error', () => undefined);
      child.kill('SIGKILL');
      if ('outcome' in outcome) resolve(outcome);
      else reject(new SolverFault(outcome.end, outcome.words, best, progress));
    };
    const cancel = () => end({ end: 'cancelled', words: 'the solver was stopped' });
    const late = setTimeout(
      () => end({ end: 'late', words: 'the solver did not end in time' }),
      (order.seconds + graceSeconds) * 1000,
    );
    const look = async () => {
      if (child.pid !== undefined && (await residentMegabytes(child.pid)) > megabytes)
        end({ end: 'memory', words: `the solver needed more than ${megabytes} MB` });
    };
    const watch = setInterval(() => void look(), 200);
    child.on('message', (answer: SolveAnswer) => {
      if (answer.kind === 'solved') return end(answer.solved);
      if (answer.kind === 'fault') return end({ end: 'fault', words: answer.fault });
      best = answer.values ?? best;
      progress = answer.progress;
      onProgress?.(progress);
    });
    child.on('error', (fault) => end({ end: 'fault', words: fault.message }));
    child.on('exit', () => end({ end: 'killed', words: 'the solver ended unexpectedly' }));
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) return cancel();
    if (child.pid !== undefined) onStart?.(child.pid);
    void look();
    child.send(order);
  });
