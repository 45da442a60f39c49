export { routes as deskRoutes } from './routes.ts';
