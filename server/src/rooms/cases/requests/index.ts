export { submitHeldRequests } from './commands.ts';
export { routes as requestRoutes } from './routes.ts';
