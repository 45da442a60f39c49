export { tellOfNaming, tellOfShownIncident } from './commands.ts';
