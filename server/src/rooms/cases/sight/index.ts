export { endConsentedWork, endExpiredWork } from './commands.ts';
