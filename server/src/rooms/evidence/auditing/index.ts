export { auditingRoutes } from './routes.ts';
