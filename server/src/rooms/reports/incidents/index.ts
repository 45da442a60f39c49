export { authorOf, workOn, writeEvent } from './commands.ts';
export { addresseeOf, type Incident, mayDo } from './model.ts';
export { linesOf, openIncident } from './queries.ts';
export { incidentRoutes } from './routes.ts';
