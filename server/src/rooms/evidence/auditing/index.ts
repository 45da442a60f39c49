export { agencyOf, auditorOf } from './model.ts';
export { proofOfDeed } from './queries.ts';
export { auditingRoutes } from './routes.ts';
