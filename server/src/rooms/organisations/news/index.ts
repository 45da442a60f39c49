export { tellCompany, tellOfReadings, tellRecipient, tellSecretariat } from './commands.ts';
export { endExpiredSight } from './store.ts';
