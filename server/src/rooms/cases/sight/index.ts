export { endConsentedWork } from './commands.ts';
