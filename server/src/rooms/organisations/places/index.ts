export { listContacts, listSites } from './queries.ts';
export { routes as placeRoutes } from './routes.ts';
export { insertContact } from './store.ts';
