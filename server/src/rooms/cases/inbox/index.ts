export { routes as inboxRoutes } from './routes.ts';
