import { educationRoutes } from './education/index.ts';
import { programmeRoutes } from './programmes/index.ts';
import { routes as notices } from './routes.ts';

export {
  certifySome,
  lapseOffers,
  moveQueue,
  remindOfEducation,
  remindOfExpiry,
  tellOfCancelledRun,
  tellOfVisit,
} from './education/index.ts';
export const supportRoutes = [...notices, ...programmeRoutes, ...educationRoutes];
