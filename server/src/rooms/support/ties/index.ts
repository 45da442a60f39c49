export { routes as tieRoutes } from './routes.ts';
