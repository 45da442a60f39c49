export { tellOfLetter } from './commands.ts';
export { routes as letterRoutes } from './routes.ts';
