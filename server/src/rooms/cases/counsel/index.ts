export { companyToDo, openCase } from './queries.ts';
export { routes as counselRoutes } from './routes.ts';
