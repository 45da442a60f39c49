export { eraseOldTraces, tellOfAnswer, tellOfDueRights } from './commands.ts';
export { routes as rightsRoutes } from './routes.ts';
