export { addresseeOf, type Incident } from './model.ts';
export { openIncident } from './queries.ts';
export { incidentRoutes } from './routes.ts';
