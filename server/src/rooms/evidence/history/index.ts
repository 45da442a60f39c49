export { routes as historyRoutes } from './routes.ts';
