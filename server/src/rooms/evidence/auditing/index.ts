export { proofOfDeed } from './queries.ts';
export { auditingRoutes } from './routes.ts';
