export { tellCompany, tellOfReadings, tellOfStoppedHook, tellRecipient, tellSecretariat } from './commands.ts';
export { endExpiredSight } from './store.ts';
