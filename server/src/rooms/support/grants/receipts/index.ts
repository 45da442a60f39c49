export { routes as receiptRoutes } from './routes.ts';
