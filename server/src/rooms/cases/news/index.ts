export { type CaseNews, tellAbout } from './commands.ts';
