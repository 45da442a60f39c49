export { spendClaim, takeOverRecords } from './commands.ts';
export { routes as claimRoutes } from './routes.ts';
