import { consultingRoutes } from './consulting/index.ts';
import { educationRoutes } from './education/index.ts';
import { effectRoutes } from './effect/index.ts';
import { engagementRoutes } from './engagements/index.ts';
import { expertRoutes } from './experts/index.ts';
import { grantRoutes } from './grants/index.ts';
import { moneyRoutes } from './money/index.ts';
import { programmeRoutes } from './programmes/index.ts';
import { reviewRoutes } from './review/index.ts';
import { routes as notices } from './routes.ts';
import { tieRoutes } from './ties/index.ts';

export { holdUnable, tellOfAssignment, tellOfRequest } from './consulting/index.ts';
export {
  certifySome,
  lapseOffers,
  moveQueue,
  remindOfEducation,
  remindOfExpiry,
  tellOfCancelledRun,
  tellOfVisit,
} from './education/index.ts';
export { remindOfFollowUps, tellOfEngagement } from './engagements/index.ts';
export { selectionHandlers } from './review/index.ts';

export const supportRoutes = [
  ...notices,
  ...programmeRoutes,
  ...tieRoutes,
  ...moneyRoutes,
  ...grantRoutes,
  ...reviewRoutes,
  ...educationRoutes,
  ...expertRoutes,
  ...consultingRoutes,
  ...engagementRoutes,
  ...effectRoutes,
];
