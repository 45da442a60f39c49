export { routes as viewRoutes } from './routes.ts';
