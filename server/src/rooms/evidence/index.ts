export { ensurePartitions, record, recordReadings } from './commands.ts';
export type { Deed } from './model.ts';
export { listReaders } from './queries.ts';
export { routes as evidenceRoutes } from './routes.ts';
export type { Reader } from './store.ts';
