export { reassure } from '../accounts/index.ts';
export { sendReset } from './commands.ts';
export { routes as forgottenRoutes } from './routes.ts';
