export { tellCompany, tellRecipient, tellSecretariat } from './commands.ts';
export { endExpiredSight } from './store.ts';
