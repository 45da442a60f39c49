export { routes as programmeRoutes } from './routes.ts';
