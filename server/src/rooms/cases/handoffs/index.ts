export { routes as handoffRoutes } from './routes.ts';
