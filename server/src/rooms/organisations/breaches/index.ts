export { routes as breachRoutes } from './routes.ts';
