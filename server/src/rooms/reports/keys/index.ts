export { agencyView, type Doing, readersOf, teamOf } from './queries.ts';
export { routes as keyRoutes } from './routes.ts';
export { selectDeskKeys } from './store.ts';
