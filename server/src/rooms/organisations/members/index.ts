export { routes as memberRoutes } from './routes.ts';
