import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { asSystem, type Database } from './database/index.ts';
import type { Observation } from './http.ts';
import { countJobs, type JobObservation } from './jobs/index.ts';

export type Metrics = {
  observeRequest(observation: Observation): void;
  observeJob(observation: JobObservation): void;
  contentType: string;
  /** The text that Prometheus fetches. Labels are closed sets: patterns of routes, kinds, states; never an id. */
  text(): Promise<string>;
};

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is read from the database each time somebody asks. */
const watchDatabase = (database: Database, registers: Registry[]): void => {
  const unreadable = new Counter({
    name: 'boru_metrics_failures_total',
    help: 'Times the database could not be asked',
    registers,
  });
  new Gauge({
    name: 'boru_jobs',
    help: 'Jobs in the database by state',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      try {
        const counts = await asSystem(database, 'read', (tx) => countJobs(tx));
        for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
      } catch {
        // Metrics matter most when the database is away: give what is known without it.
        unreadable.inc();
      }
    },
  });
  new Gauge({
    name: 'boru_database_connections',
    help: 'Connections of the pool by use',
    labelNames: ['use'],
    registers,
    collect() {
      const { totalCount, idleCount, waitingCount } = database.pool;
      this.set({ use: 'busy' }, totalCount - idleCount);
      this.set({ use: 'idle' }, idleCount);
      this.set({ use: 'waiting' }, waitingCount);
    },
  });
};

export const openMetrics = (database: Database): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'boru_' });
  const registers = [registry];
  const requests = new Histogram({
    name: 'boru_http_request_seconds',
    help: 'Duration of requests by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsBuckets,
    registers,
  });
  const jobs = new Histogram({
    name: 'boru_job_seconds',
    help: 'Duration of job attempts by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: [...secondsBuckets, 60, 300],
    registers,
  });
  watchDatabase(database, registers);
  return {
    observeRequest: (one) =>
      requests.observe(
        { method: one.method, route: one.endpoint, status: `${Math.floor(one.status / 100)}xx` },
        one.milliseconds / 1000,
      ),
    observeJob: (one) => jobs.observe({ kind: one.kind, outcome: one.outcome }, one.milliseconds / 1000),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
};
