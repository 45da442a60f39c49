export { destroySome, destructionHandlers, tellOfPast, tellOfProposal } from '../retention/index.ts';
export { eraseOldTraces } from '../rights/index.ts';
export { createUser, disableUser, type NewUser } from './commands.ts';
export { routes as administrationRoutes } from './routes.ts';
