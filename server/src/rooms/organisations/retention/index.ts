export { destroySome, destructionHandlers, tellOfPast, tellOfProposal } from './commands.ts';
export { routes as retentionRoutes } from './routes.ts';
