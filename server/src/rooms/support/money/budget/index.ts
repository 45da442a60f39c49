export { routes as budgetRoutes } from './routes.ts';
