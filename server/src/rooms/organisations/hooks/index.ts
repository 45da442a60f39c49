export { routes as hookRoutes } from './routes.ts';
