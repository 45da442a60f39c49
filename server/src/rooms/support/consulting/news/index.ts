export { tellOfAssignment, tellOfRequest } from './commands.ts';
