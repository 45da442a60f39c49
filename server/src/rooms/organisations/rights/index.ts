export { eraseOldTraces } from './commands.ts';
export { routes as rightsRoutes } from './routes.ts';
