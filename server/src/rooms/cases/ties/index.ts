export { deskOf } from './model.ts';
export { routes as tieRoutes } from './routes.ts';
export { selectWatchers } from './store.ts';
