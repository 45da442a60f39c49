export { routes as registrationRoutes } from './routes.ts';
