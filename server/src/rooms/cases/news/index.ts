export { tellAbout } from './commands.ts';
