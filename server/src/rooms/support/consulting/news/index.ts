export { tellOfAssignment } from './commands.ts';
