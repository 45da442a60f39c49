export { listEngagements, showEngagement } from './queries.ts';
export { routes as stepRoutes } from './routes.ts';
