export { routes as reviewRoutes } from './routes.ts';
export { selectionHandlers } from './solving/index.ts';
