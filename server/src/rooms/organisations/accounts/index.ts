export { keepGoing, reassure, tellOfChange, tellOwner } from './commands.ts';
export { credentialOfCaller, factorsOfCaller, personOf, showAccount } from './queries.ts';
export { routes as accountRoutes } from './routes.ts';
