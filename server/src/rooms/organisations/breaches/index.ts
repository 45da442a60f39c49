export { tellOfBreaches } from './commands.ts';
export { routes as breachRoutes } from './routes.ts';
