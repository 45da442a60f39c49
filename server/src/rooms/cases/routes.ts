import { appointmentRoutes } from './appointments/index.ts';
import { assignmentRoutes } from './assignments/index.ts';
import { calendarRoutes } from './calendars/index.ts';
import { callRoutes } from './calls/index.ts';
import { counselRoutes } from './counsel/index.ts';
import { glassRoutes } from './glass/index.ts';
import { handoffRoutes } from './handoffs/index.ts';
import { inboxRoutes } from './inbox/index.ts';
import { liveRoutes } from './live/index.ts';
import { mergerRoutes } from './mergers/index.ts';
import { neighbourRoutes } from './neighbours/index.ts';
import { paperRoutes } from './papers/index.ts';
import { phraseRoutes } from './phrases/index.ts';
import { printingRoutes } from './printing/index.ts';
import { referralRoutes } from './referrals/index.ts';
import { replyRoutes } from './replies/index.ts';
import { requestRoutes } from './requests/index.ts';
import { sightRoutes } from './sight/index.ts';
import { taskRoutes } from './tasks/index.ts';
import { tieRoutes } from './ties/index.ts';
import { viewRoutes } from './views/index.ts';

/** Requests first: /api/cases/preview must not be read as the number of a case. */
export const routes = [
  ...callRoutes,
  ...requestRoutes,
  ...counselRoutes,
  ...assignmentRoutes,
  ...referralRoutes,
  ...replyRoutes,
  ...handoffRoutes,
  ...sightRoutes,
  ...glassRoutes,
  ...neighbourRoutes,
  ...paperRoutes,
  ...printingRoutes,
  ...inboxRoutes,
  ...liveRoutes,
  ...viewRoutes,
  ...phraseRoutes,
  ...taskRoutes,
  ...tieRoutes,
  ...mergerRoutes,
  ...appointmentRoutes,
  ...calendarRoutes,
];
