export { isScoped, type Request, type Scoped } from './model.ts';
export { viewsOf } from './queries.ts';
export { routes as requestRoutes } from './routes.ts';
export { saveRequest, selectRequest, selectRequests } from './store.ts';
