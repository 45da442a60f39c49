export { tellOfBreaches } from '../breaches/index.ts';
export { destroySome, destructionHandlers, tellOfPast, tellOfProposal } from '../retention/index.ts';
export { eraseOldTraces, tellOfAnswer, tellOfDueRights } from '../rights/index.ts';
export { createUser, disableUser, inviteExpert, type NewUser } from './commands.ts';
export { routes as administrationRoutes } from './routes.ts';
