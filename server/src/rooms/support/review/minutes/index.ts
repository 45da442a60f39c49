export { routes as minutesRoutes } from './routes.ts';
