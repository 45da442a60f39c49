import { actionRoutes } from './actions/index.ts';
import { agreementRoutes } from './agreement/index.ts';
import { articleRoutes } from './articles/index.ts';
import { commitmentRoutes } from './commitments/index.ts';
import { councilRoutes } from './council/index.ts';
import { disclosureRoutes } from './disclosure/index.ts';
import { letterRoutes } from './letters/index.ts';
import { meetingRoutes } from './meetings/index.ts';
import { minutesRoutes } from './minutes/index.ts';
import { planRoutes } from './plans/index.ts';
import { reviewRoutes } from './reviews/index.ts';
import { surveyRoutes } from './survey/index.ts';

const council = [...councilRoutes, ...meetingRoutes, ...minutesRoutes, ...actionRoutes];
export const routes = [
  ...agreementRoutes,
  ...articleRoutes,
  ...commitmentRoutes,
  ...reviewRoutes,
  ...council,
  ...planRoutes,
  ...disclosureRoutes,
  ...surveyRoutes,
  ...letterRoutes,
];
