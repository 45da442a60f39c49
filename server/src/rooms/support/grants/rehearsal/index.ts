export { routes as rehearsalRoutes } from './routes.ts';
