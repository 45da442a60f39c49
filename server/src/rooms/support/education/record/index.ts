export { routes as recordRoutes } from './routes.ts';
