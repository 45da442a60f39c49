export { certifySome, remindOfExpiry } from './certificates/index.ts';
export { lapseOffers, moveQueue, remindOfEducation, tellOfCancelledRun, tellOfVisit } from './news/index.ts';
export { routes as educationRoutes } from './routes.ts';
