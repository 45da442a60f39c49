export { belongingsOf, listColleagues, mailAddresses, personName } from './queries.ts';
export { routes as memberRoutes } from './routes.ts';
