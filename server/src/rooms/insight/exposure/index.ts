export { routes as exposureRoutes } from './routes.ts';
