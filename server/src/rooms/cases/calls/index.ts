export { callOf } from './queries.ts';
export { routes as callRoutes } from './routes.ts';
