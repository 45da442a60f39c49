export { takeOverRecords } from '../claims/index.ts';
export { createAccount, ensureFirstRunLink } from './commands.ts';
export { routes as joiningRoutes } from './routes.ts';
export { countAdministrators, emailKnown, insertMembership, selectOrganisationName } from './store.ts';
