export { expertOf } from './own/index.ts';
export { routes as expertRoutes } from './routes.ts';
