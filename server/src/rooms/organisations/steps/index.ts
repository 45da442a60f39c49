export { pathOf } from './model.ts';
export { routes as stepRoutes } from './routes.ts';
