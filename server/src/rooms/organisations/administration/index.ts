export { createUser, disableUser, type NewUser } from './commands.ts';
export { routes as administrationRoutes } from './routes.ts';
