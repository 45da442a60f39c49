export { routes as supportRoutes } from './routes.ts';
