export { routes as governanceRoutes } from './routes.ts';
