export { routes as insightRoutes } from './routes.ts';
