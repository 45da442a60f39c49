import { newId } from '#kernel/ids';
import { asSystem, type Database, type Tx } from '../database/index.ts';
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
class Worker {
  readonly #options: WorkerOptions;
  readonly #me = newId();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #wake: () => void = () => undefined;
  #tidiedAt = Number.NEGATIVE_INFINITY;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#ended = this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#ended;
  }

  get #leaseMs(): number {
    return this.#options.leaseMs ?? 30_000;
  }

  #write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return asSystem(this.#options.database, 'write', work);
  }

  async #loop(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const taken = await this.#tidy()
        .then(() => this.#round())
        .catch((fault: unknown) => {
          this.#options.trouble?.(fault);
          return 0;
        });
      if (taken === 0 && !this.#stopping.signal.aborted) await this.#rest();
    }
    await Promise.all(this.#running.values());
  }

  async #tidy(): Promise<void> {
    if (performance.now() - this.#tidiedAt < HOUR) return;
    this.#tidiedAt = performance.now();
    await this.#write((tx) => forgetDone(tx, DAYS_TO_KEEP));
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#options.pollMs ?? 500);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #round(): Promise<number> {
    const free = (this.#options.width ?? 4) - this.#running.size;
    if (free <= 0) return 0;
    const jobs = await this.#write(async (tx) => {
      await buryAbandoned(tx, mostAttempts);
      return claimDue(tx, this.#me, Object.keys(this.#options.handlers), free, this.#leaseMs);
    });
    for (const job of jobs) {
      const work = this.#run(job)
        .catch((fault: unknown) => this.#options.trouble?.(fault))
        .finally(() => {
          this.#running.delete(job.id);
          this.#wake();
        });
      this.#running.set(job.id, work);
    }
    return jobs.length;
  }

  async #run(job: Claimed): Promise<void> {
    const started = performance.now();
    const lost = new AbortController();
    const beat = setInterval(() => {
      this.#write((tx) => extendLease(tx, this.#me, job, this.#leaseMs)).then(
        (held) => held || lost.abort(new JobFault('the lease was lost')),
        () => undefined, // The database is away; the lease runs out by itself if it stays away.
      );
    }, this.#leaseMs / 3);
    const report = (outcome: JobObservation['outcome'], error?: string) =>
      this.#options.observe?.({
        kind: job.kind,
        outcome,
        milliseconds: performance.now() - started,
        ...(error ? { error } : {}),
      });
    try {
      const handler = this.#options.handlers[job.kind];
      if (handler === undefined) throw new JobFault(`nobody handles ${job.kind}`, { final: true });
      const signal = AbortSignal.any([lost.signal, this.#stopping.signal]);
      await handler(job.payload, { id: job.id, attempt: job.attempts, signal });
      await this.#write((tx) => finishJob(tx, this.#me, job));
      report(lost.signal.aborted ? 'lost' : 'done');
    } catch (fault) {
      report(lost.signal.aborted ? 'lost' : await this.#settle(job, fault), describeFault(fault));
    } finally {
      clearInterval(beat);
    }
  }

  async #settle(job: Claimed, fault: unknown): Promise<JobObservation['outcome']> {
    const final = (fault instanceof JobFault && fault.final) || job.attempts >= mostAttempts;
    const error = describeFault(fault);
    const wait = this.#options.wait ?? ((attempt: number) => waitBefore(attempt, Math.random()));
    await this.#write((tx) => {
      if (this.#stopping.signal.aborted) return returnJob(tx, this.#me, job);
      if (final) return buryJob(tx, this.#me, job, error);
      return postponeJob(tx, this.#me, job, wait(job.attempts), error);
    });
    return final && !this.#stopping.signal.aborted ? 'dead' : 'postponed';
  }
}

export const startWorker = (options: WorkerOptions): { stop(): Promise<void> } => new Worker(options);
