import { civilOf } from '@boru/contract/civil';
import type { Actor, AgencyActor, ExpertActor } from '#kernel/actor';
import type { Database, Tx } from '#platform/database/index';
import { documentRoutes } from '#platform/documents/routes';
import type { Endpoint, Reading } from '#platform/endpoint';
import { largestFile } from '#platform/files/index';
import { buildHttp, type HttpServer, type Observation } from '#platform/http';
import { openLive } from '#platform/live/index';
import { openApiOf } from '#platform/openapi';
import { addMailHook } from '#platform/replies/index';
import type { Services } from '#platform/services';
import { addHealth, addPages } from '#platform/site';
import { caseRoutes, liveRoom } from '#rooms/cases';
import { diagnosisRoutes } from '#rooms/diagnosis';
import { evidenceRoutes, record, recordReadings } from '#rooms/evidence';
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

/** An expert belongs to no agency: what she reads, she reads for the agency of the assignment. */
const readerOf = (actor: AgencyActor | ExpertActor, { agencyId }: Reading): number => {
  const reader = actor.kind === 'agency' ? actor.agencyId : agencyId;
  if (reader === undefined) throw new Error('an expert read for nobody');
  return reader;
};

const traceReadings =
  (services: Services) =>
  async (tx: Tx, actor: Actor, readings: readonly Reading[], endpoint: string, requestId: string): Promise<void> => {
    if (actor.kind !== 'agency' && actor.kind !== 'expert') return;
    const { personId } = actor;
    const names = await agencyNames(tx, civilOf(services.clock.now().getTime()));
    const readerName = await personName(tx, personId);
    for (const [agencyId, own] of Map.groupBy(readings, (one) => readerOf(actor, one))) {
      const reader = { personId, agencyId, readerName, agencyName: names.get(agencyId)?.ko ?? '' };
      await recordReadings(tx, reader, own, endpoint, requestId);
    }
  };

export const buildApp = (options: AppOptions): HttpServer => {
  const { database, services, version } = options;
  const app = buildHttp({
    database,
    clock: services.clock,
    services,
    endpoints,
    secure: services.config.origin.startsWith('https:'),
    trustProxy: services.config.trustProxy,
    recordReadings: traceReadings(services),
    recordTakings: async (tx, actor, takings, requestId) => {
      for (const taking of takings) await record(tx, actor, { ...taking, requestId });
    },
    observe: options.observe,
    fault: options.fault,
    perMinute: options.perMinute,
    live: openLive(
      database,
      liveRoom(database, (fault) => options.fault(fault, 'live')),
    ),
    uploadBytes: largestFile,
    undoSeconds: services.config.undoSeconds,
    spool: services.files.spool,
  });
  let document: string | null = null;
  app.get('/api/openapi.json', async (_request, reply) => {
    // Made when somebody asks: most starts serve nobody who does.
    document ??= JSON.stringify(openApiOf(endpoints, version));
    return reply.type('application/json').send(document);
  });
  addHealth(app, database, options.metrics);
  const { replies, dataDir } = services.config;
  if (replies?.hookSecret !== undefined)
    addMailHook(app, { secret: replies.hookSecret, dataDir, clock: services.clock });
  if (options.pages) addPages(app, options.pages);
  return app;
};
