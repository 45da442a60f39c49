export { routes as roundRoutes } from './routes.ts';
