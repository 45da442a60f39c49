export type { Sheet } from './model.ts';
export { routes as sheetRoutes } from './routes.ts';
export { selectSheets } from './store.ts';
