export { lapseOffers, moveQueue, remindOfEducation, tellOfCancelledRun, tellOfVisit } from './commands.ts';
