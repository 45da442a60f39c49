export { routes as agreementRoutes } from './routes.ts';
