export { routes as reportRoutes } from './routes.ts';
