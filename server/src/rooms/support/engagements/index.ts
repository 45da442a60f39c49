import { fieldRoutes } from './field/index.ts';
import { reportRoutes } from './report/index.ts';
import { stepRoutes } from './steps/index.ts';

export { remindOfFollowUps, tellOfEngagement } from './news/index.ts';
export const engagementRoutes = [...stepRoutes, ...fieldRoutes, ...reportRoutes];
