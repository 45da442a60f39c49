import { educationRoutes } from './education/index.ts';
import { programmeRoutes } from './programmes/index.ts';
import { routes as notices } from './routes.ts';

export { lapseOffers, moveQueue, remindOfEducation, tellOfCancelledRun, tellOfVisit } from './education/index.ts';
export const supportRoutes = [...notices, ...programmeRoutes, ...educationRoutes];
