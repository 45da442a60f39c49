export { routes as sealedRoutes } from './routes.ts';
