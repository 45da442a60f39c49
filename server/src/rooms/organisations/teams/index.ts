export { type Addressee, listAddressees } from './queries.ts';
export { routes as teamRoutes } from './routes.ts';
