export { routes as visitRoutes } from './routes.ts';
export { selectVisit } from './store.ts';
