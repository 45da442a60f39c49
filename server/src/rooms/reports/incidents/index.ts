export { authorOf, openFor, workOn, writeEvent } from './commands.ts';
export { addresseeOf, type Incident, mayDo } from './model.ts';
export { linesOf, noticesOf, openIncident } from './queries.ts';
export { incidentRoutes } from './routes.ts';
