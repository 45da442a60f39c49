export { sendReset } from './commands.ts';
export { routes as forgottenRoutes } from './routes.ts';
