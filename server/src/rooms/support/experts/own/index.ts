export { expertOf } from './model.ts';
export { routes as ownRoutes } from './routes.ts';
