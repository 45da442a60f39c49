export { tellOfPeriods } from './commands.ts';
