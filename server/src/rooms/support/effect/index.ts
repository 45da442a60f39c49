export { routes as effectRoutes } from './routes.ts';
