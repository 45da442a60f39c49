import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { civilOf } from '@boru/contract/civil';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '#kernel/actor';
import { asSystem, type Database, type Tx } from '#platform/database/index';
import { documentRoutes } from '#platform/documents/routes';
import type { Endpoint, Reading } from '#platform/endpoint';
import { largestFile } from '#platform/files/index';
import { buildHttp, type Observation } from '#platform/http';
import { openApiOf } from '#platform/openapi';
import type { Services } from '#platform/services';
import { caseRoutes } from '#rooms/cases';
import { diagnosisRoutes } from '#rooms/diagnosis';
import { evidenceRoutes, recordReadings } from '#rooms/evidence';
import { governanceRoutes } from '#rooms/governance';
import { insightRoutes } from '#rooms/insight';
import { agencyNames, organisationRoutes, personName } from '#rooms/organisations';
import { reportRoutes } from '#rooms/reports';
import { supportRoutes } from '#rooms/support';
import { technologyRoutes } from '#rooms/technologies';

/** Every endpoint there is: the router, the OpenAPI document and the permission table come from this list. */
export const endpoints: readonly Endpoint<Services>[] = [
  ...organisationRoutes,
  ...evidenceRoutes,
  ...technologyRoutes,
  ...diagnosisRoutes,
  ...caseRoutes,
  ...supportRoutes,
  ...reportRoutes,
  ...governanceRoutes,
  ...insightRoutes,
  ...documentRoutes,
];

export type AppOptions = {
  database: Database;
  services: Services;
  version: string;
  /** The folder of built pages; left out in tests of the API alone. */
  pages?: string;
  perMinute: number | null;
  observe(observation: Observation): void;
  fault(error: unknown, requestId: string): void;
  /** Prometheus text. */
  metrics?: () => Promise<string>;
};

const traceReadings =
  (services: Services) =>
  async (tx: Tx, actor: Actor, readings: readonly Reading[], endpoint: string, requestId: string): Promise<void> => {
    if (actor.kind !== 'agency') return;
    const { personId, agencyId } = actor;
    const names = await agencyNames(tx, civilOf(services.clock.now().getTime()));
    const reader = {
      personId,
      agencyId,
      readerName: await personName(tx, personId),
      agencyName: names.get(agencyId)?.ko ?? '',
    };
    await recordReadings(tx, reader, readings, endpoint, requestId);
  };

const addHealth = (app: FastifyInstance, options: AppOptions): void => {
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'));
  app.get('/readyz', async (_request, reply) => {
    try {
      await asSystem(options.database, 'read', async () => undefined);
      return reply.type('text/plain').send('ok\n');
    } catch {
      return reply.code(503).type('text/plain').send('database\n');
    }
  });
  const { metrics } = options;
  if (metrics)
    app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await metrics()));
};

const addPages = (app: FastifyInstance, pages: string): void => {
  app.register(fastifyStatic, {
    root: pages,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      // Built names carry a content hash; everything else is asked again each time.
      reply.header(
        'cache-control',
        path.includes('/assets/') || path.includes('/fonts/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/') || /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? ''))
      return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
};

export const buildApp = (options: AppOptions): FastifyInstance => {
  const { database, services, version } = options;
  const app = buildHttp({
    database,
    clock: services.clock,
    services,
    endpoints,
    secure: services.config.origin.startsWith('https:'),
    trustProxy: services.config.trustProxy,
    recordReadings: traceReadings(services),
    observe: options.observe,
    fault: options.fault,
    perMinute: options.perMinute,
    uploadBytes: largestFile,
    spool: services.files.spool,
  });
  const document = JSON.stringify(openApiOf(endpoints, version));
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(document));
  addHealth(app, options);
  if (options.pages && existsSync(join(options.pages, 'index.html'))) addPages(app, options.pages);
  return app;
};
