import { accountRoutes } from './accounts/index.ts';
import { administrationRoutes } from './administration/index.ts';
import { agencyRoutes } from './agencies/index.ts';
import { breachRoutes } from './breaches/index.ts';
import { claimRoutes } from './claims/index.ts';
import { companyRoutes } from './companies/index.ts';
import { consentRoutes } from './consents/index.ts';
import { factorRoutes } from './factors/index.ts';
import { forgottenRoutes } from './forgotten/index.ts';
import { hookRoutes } from './hooks/index.ts';
import { importRoutes } from './imports/index.ts';
import { joiningRoutes } from './joining/index.ts';
import { memberRoutes } from './members/index.ts';
import { noticeRoutes } from './notices/index.ts';
import { placeRoutes } from './places/index.ts';
import { pledgeRoutes } from './pledges/index.ts';
import { receiptRoutes } from './receipts/index.ts';
import { registrationRoutes } from './registration/index.ts';
import { retentionRoutes } from './retention/index.ts';
import { rightsRoutes } from './rights/index.ts';
import { segmentRoutes } from './segments/index.ts';
import { signInRoutes } from './sign-in/index.ts';
import { stepRoutes } from './steps/index.ts';
import { teamRoutes } from './teams/index.ts';

export const routes = [
  ...agencyRoutes,
  ...companyRoutes,
  ...consentRoutes,
  ...receiptRoutes,
  ...memberRoutes,
  ...placeRoutes,
  ...pledgeRoutes,
  ...registrationRoutes,
  ...signInRoutes,
  ...joiningRoutes,
  ...forgottenRoutes,
  ...accountRoutes,
  ...factorRoutes,
  ...administrationRoutes,
  ...importRoutes,
  ...segmentRoutes,
  ...claimRoutes,
  ...noticeRoutes,
  ...rightsRoutes,
  ...retentionRoutes,
  ...breachRoutes,
  ...hookRoutes,
  ...stepRoutes,
  ...teamRoutes,
];
