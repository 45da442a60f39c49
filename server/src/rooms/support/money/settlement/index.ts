export { routes as settlementRoutes } from './routes.ts';
