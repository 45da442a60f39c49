import { newId } from '#kernel/ids';
import { asSystem, type Database } from '../database/index.ts';
import { describeFault, type Handlers, JobFault, mostAttempts, waitBefore } from './job.ts';
import {
  buryAbandoned,
  buryJob,
  type Claimed,
  claimDue,
  extendLease,
  finishJob,
  forgetDone,
  postponeJob,
  returnJob,
} from './store.ts';

export type JobObservation = {
  kind: string;
  outcome: 'done' | 'postponed' | 'dead' | 'lost';
  milliseconds: number;
  error?: string;
};
export type WorkerOptions = {
  database: Database;
  handlers: Handlers;
  /** How many jobs at once. */
  width?: number;
  pollMs?: number;
  leaseMs?: number;
  wait?: (attempt: number) => number;
  observe?: (observation: JobObservation) => void;
  /** The loop itself failed (database away); the loop goes on. */
  trouble?: (fault: unknown) => void;
};

const DAYS_TO_KEEP = 30;
const HOUR = 3_600_000;

/** Polls; nothing depends on a notification that could get lost. Two workers never hold one job (skip locked, lease). */
export const startWorker = (options: WorkerOptions): { stop(): Promise<void> } => {
  const { database, handlers, width = 4, pollMs = 500, leaseMs = 30_000 } = options;
  const wait = options.wait ?? ((attempt: number) => waitBefore(attempt, Math.random()));
  const me = newId();
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let wake: () => void = () => undefined;
  let tidiedAt = 0;

  const settle = async (job: Claimed, fault: unknown): Promise<JobObservation['outcome']> => {
    const final = (fault instanceof JobFault && fault.final) || job.attempts >= mostAttempts;
    const error = describeFault(fault);
    if (stopping.signal.aborted) await asSystem(database, 'write', (tx) => returnJob(tx, me, job));
    else if (final) await asSystem(database, 'write', (tx) => buryJob(tx, me, job, error));
    else await asSystem(database, 'write', (tx) => postponeJob(tx, me, job, wait(job.attempts), error));
    return final ? 'dead' : 'postponed';
  };

  const run = async (job: Claimed): Promise<void> => {
    const started = performance.now();
    const lost = new AbortController();
    const beat = setInterval(() => {
      asSystem(database, 'write', (tx) => extendLease(tx, me, job, leaseMs)).then(
        (held) => held || lost.abort(new JobFault('the lease was lost')),
        () => undefined, // The database is away; the lease runs out by itself if it stays away.
      );
    }, leaseMs / 3);
    const report = (outcome: JobObservation['outcome'], error?: string) =>
      options.observe?.({
        kind: job.kind,
        outcome,
        milliseconds: performance.now() - started,
        ...(error ? { error } : {}),
      });
    try {
      const handler = handlers[job.kind];
      if (handler === undefined) throw new JobFault(`nobody handles ${job.kind}`, { final: true });
      await handler(job.payload, {
        id: job.id,
        attempt: job.attempts,
        signal: AbortSignal.any([lost.signal, stopping.signal]),
      });
      await asSystem(database, 'write', (tx) => finishJob(tx, me, job));
      report(lost.signal.aborted ? 'lost' : 'done');
    } catch (fault) {
      report(lost.signal.aborted ? 'lost' : await settle(job, fault), describeFault(fault));
    } finally {
      clearInterval(beat);
    }
  };

  const round = async (): Promise<number> => {
    const free = width - running.size;
    if (free <= 0) return 0;
    const jobs = await asSystem(database, 'write', async (tx) => {
      await buryAbandoned(tx, mostAttempts);
      return claimDue(tx, me, Object.keys(handlers), free, leaseMs);
    });
    for (const job of jobs) {
      const work = run(job)
        .catch((fault: unknown) => options.trouble?.(fault))
        .finally(() => {
          running.delete(job.id);
          wake();
        });
      running.set(job.id, work);
    }
    return jobs.length;
  };

  const tidy = async (): Promise<void> => {
    if (performance.now() - tidiedAt < HOUR && tidiedAt > 0) return;
    tidiedAt = performance.now();
    await asSystem(database, 'write', (tx) => forgetDone(tx, DAYS_TO_KEEP));
  };

  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const taken = await tidy()
        .then(round)
        .catch((fault: unknown) => {
          options.trouble?.(fault);
          return 0;
        });
      if (taken === 0 && !stopping.signal.aborted) await rest();
    }
    await Promise.all(running.values());
  };
  const ended = loop();
  return {
    stop: async () => {
      stopping.abort();
      wake();
      await ended;
    },
  };
};
