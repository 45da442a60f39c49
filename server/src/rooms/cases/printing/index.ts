export { routes as printingRoutes } from './routes.ts';
