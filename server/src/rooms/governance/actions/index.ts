export { carriedInto } from './model.ts';
export { actionsShown } from './queries.ts';
export { routes as actionRoutes } from './routes.ts';
export { type Action, insertAction, selectActions } from './store.ts';
