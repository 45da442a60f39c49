export { routes as chainRoutes } from './routes.ts';
