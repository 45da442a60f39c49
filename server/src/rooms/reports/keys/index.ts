export { agencyView, type Doing, readersOf, teamOf } from './queries.ts';
export { routes as keyRoutes } from './routes.ts';
export { selectDeskKeys, selectReadKeys, selectTeam as namedTeam } from './store.ts';
