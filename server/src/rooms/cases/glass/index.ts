export { routes as glassRoutes } from './routes.ts';
