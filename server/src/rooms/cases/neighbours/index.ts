export { routes as neighbourRoutes } from './routes.ts';
