export { belongingsOf, listColleagues, mailAddresses, personName, recipientOf } from './queries.ts';
export { routes as memberRoutes } from './routes.ts';
