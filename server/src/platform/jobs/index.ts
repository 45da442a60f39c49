import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Database, Tx } from '../database/index.ts';
import type { Handlers, JobState, JobView } from './job.ts';
import { insertJob, reviveJob, selectJobs } from './store.ts';
import { startWorker, type WorkerOptions } from './worker.ts';

export {
  type Handler,
  type Handlers,
  JobFault,
  type JobRun,
  type JobState,
  type JobView,
  mostAttempts,
} from './job.ts';
export { countJobs } from './store.ts';
export type { JobObservation, WorkerOptions } from './worker.ts';

export type EnqueueOptions = {
  /** Not before this moment. */
  runAt?: Date;
  /** While a job of this kind and key still waits, no second one is added; the newest payload and the earliest moment win. */
  key?: string;
};

/**
 * Leaves work behind in the caller's own transaction: it will run exactly if that transaction commits, at least once.
 * The payload holds identifiers, never a person's data: administrators and backups see this table.
 */
export const enqueue = (tx: Tx, kind: string, payload: unknown, options: EnqueueOptions = {}): Promise<string> =>
  insertJob(tx, { id: newId(), kind, payload, runAt: options.runAt ?? null, key: options.key ?? null });

/** Starts a job that had stopped once more. For the administrator's own transaction. */
export const retryJob = async (tx: Tx, id: string): Promise<void> => {
  const outcome = await reviveJob(tx, id);
  if (outcome === 'unknown') throw new Problem('thing.not_found');
  if (outcome === 'not_dead') throw new Problem('job.not_retryable');
};

export const listJobs = (
  tx: Tx,
  filter: { state?: JobState; kind?: string; before?: string; most?: number } = {},
): Promise<JobView[]> =>
  selectJobs(tx, {
    state: filter.state ?? null,
    kind: filter.kind ?? null,
    before: filter.before ?? null,
    most: Math.min(filter.most ?? 50, 200),
  });

export type Jobs = {
  enqueue: typeof enqueue;
  work(handlers: Handlers): void;
  retry: typeof retryJob;
  list: typeof listJobs;
  stop(): Promise<void>;
};

/** The five things one can do with jobs. Behind it could stand another queue; nobody outside would notice. */
export const openJobs = (database: Database, options: Omit<WorkerOptions, 'database' | 'handlers'> = {}): Jobs => {
  const workers: { stop(): Promise<void> }[] = [];
  return {
    enqueue,
    work: (handlers) => {
      workers.push(startWorker({ ...options, database, handlers }));
    },
    retry: retryJob,
    list: listJobs,
    stop: async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    },
  };
};
