export { companyToDo } from './queries.ts';
export { routes as counselRoutes } from './routes.ts';
