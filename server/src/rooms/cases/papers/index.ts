export { attachPaper } from './commands.ts';
export { routes as paperRoutes } from './routes.ts';
