import { join } from 'node:path';
import type { Config } from '#platform/config';
import { asSystem } from '#platform/database/index';
import type { Opened } from '#platform/database/open';
import type { HttpServer } from '#platform/http';
import { type Log, openLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { ensureFirstRunLink } from '#rooms/organisations';
import { refuseAddress } from './address.ts';
import { buildApp } from './app.ts';
import type { Progress, SampleWorld } from './demo/index.ts';
import { isSample } from './demo/mark.ts';
import { loadPackInto } from './loading.ts';
import { root } from './region.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { startWork } from './worker.ts';

const drainMs = 8_000;
const requestsPerMinute = 600;

const compose = (runtime: Runtime, log: Log, metrics: ReturnType<typeof openMetrics>): HttpServer =>
  buildApp({
    database: runtime.database,
    services: runtime.services,
    version: runtime.version,
    pages: join(root, 'web/dist'),
    perMinute: requestsPerMinute,
    observe(observation) {
      metrics.observeRequest(observation);
      // A person at the terminal reads the address and warnings; a collector wants every request.
      if (!process.stdout.isTTY) log.info('request', observation);
    },
    fault: (error, requestId) => log.fault('request.fault', error, { requestId }),
    metrics: () => metrics.text(),
  });

export type Serving = {
  runtime: Runtime;
  address: string;
  /** Where the first administrator sets a passphrase; null once there is one. */
  firstRun: string | null;
  /** Logins of the sample world when this start founded it. */
  sample: SampleWorld | null;
  /** Settles when the deeds of the start for which nobody waits are done: schedules, cards against a new edition, files. */
  begun: Promise<unknown>;
  /** Settles when the database process ends although nobody asked it to. */
  broken: Promise<unknown>;
  stop(): Promise<void>;
};

/** Finishes what is under way, then shuts in the other order. */
const stopping = (app: HttpServer, work: { stop(): Promise<void> }, runtime: Runtime): (() => Promise<void>) => {
  let ending: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    const hurry = setTimeout(() => app.server.closeAllConnections(), drainMs);
    app.server.closeIdleConnections();
    await app.close();
    clearTimeout(hurry);
    await work.stop();
    await runtime.close();
  };
  return () => {
    ending ??= end();
    return ending;
  };
};

export type ServeNews = { migration?(file: string): void; sample?: Progress };

/** Loads the sample world when asked, and says 견본 on every page whenever the database holds it. */
const withSample = async (
  runtime: Runtime,
  news: ServeNews,
): Promise<{ runtime: Runtime; sample: SampleWorld | null }> => {
  const found = async (): Promise<SampleWorld | null> =>
    (await import('./demo/index.ts')).loadSampleWorld(runtime, news.sample ?? (() => undefined));
  const sample = runtime.config.demo ? await found() : null;
  const config = { ...runtime.config, demo: await isSample(runtime) };
  return { runtime: { ...runtime, config, services: { ...runtime.services, config } }, sample };
};

/** `ahead` is the database of a prepared folder, already starting (openAhead). */
export const serve = async (
  config: Config,
  news: ServeNews = {},
  ahead: Promise<Opened> | null = null,
): Promise<Serving> => {
  const opened = await openRuntime(config, 'serve', news.migration, ahead);
  const log = openLog(config.logLevel);
  try {
    await asSystem(opened.database, 'write', (tx) => loadPackInto(tx, opened.pack, opened.services.clock.now()));
    const { runtime, sample } = await withSample(opened, news);
    const metrics = openMetrics(runtime.database);
    const app = compose(runtime, log, metrics);
    const work = startWork(runtime, log, metrics);
    const stop = stopping(app, work, runtime);
    await app.listen({ port: config.port, host: config.host }).catch(async (fault: unknown) => {
      await work.stop();
      throw refuseAddress(fault, config);
    });
    const bound = app.server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
    const address = config.port === 0 ? config.origin.replace(/:0$/, `:${port}`) : config.origin;
    const firstRun = await ensureFirstRunLink(runtime.database, runtime.services.clock, address);
    return { runtime, address, firstRun, sample, begun: work.begun, broken: runtime.opened.ended, stop };
  } catch (fault) {
    await opened.close();
    throw fault;
  }
};
