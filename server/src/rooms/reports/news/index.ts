export { tellOfNaming, tellOfShownIncident, tellOfUnreadDesks } from './commands.ts';
