export { caseOf } from './queries.ts';
export { routes as sealedCaseRoutes } from './routes.ts';
