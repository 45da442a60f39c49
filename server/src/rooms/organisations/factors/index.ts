export { routes as factorRoutes } from './routes.ts';
