export { reportHandlers, reportWork } from './commands.ts';
export { routes as yearlyRoutes } from './routes.ts';
