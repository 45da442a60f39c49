export { summaryOf } from './model.ts';
export { routes as printingRoutes } from './routes.ts';
