export { authorOf, workOn, writeEvent } from './commands.ts';
export { addresseeOf, type Incident, mayDo, requirePast } from './model.ts';
export { linesOf, openIncident } from './queries.ts';
export { incidentRoutes } from './routes.ts';
