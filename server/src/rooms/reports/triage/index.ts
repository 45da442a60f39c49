export { checkKey, triageView } from './model.ts';
export { routes as triageRoutes } from './routes.ts';
export { selectTriage } from './store.ts';
