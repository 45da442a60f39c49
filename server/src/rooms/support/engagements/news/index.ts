export { remindOfFollowUps, tellOfEngagement } from './commands.ts';
