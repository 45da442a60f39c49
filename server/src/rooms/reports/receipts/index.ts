export { receiptsOf } from './queries.ts';
export { routes as receiptRoutes } from './routes.ts';
