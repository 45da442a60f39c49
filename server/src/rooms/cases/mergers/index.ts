export { routes as mergerRoutes } from './routes.ts';
