import { agencyRoutes } from './agencies/index.ts';
import { companyRoutes } from './companies/index.ts';
import { consentRoutes } from './consents/index.ts';
import { memberRoutes } from './members/index.ts';
import { placeRoutes } from './places/index.ts';
import { registrationRoutes } from './registration/index.ts';

export const routes = [
  ...agencyRoutes,
  ...companyRoutes,
  ...consentRoutes,
  ...memberRoutes,
  ...placeRoutes,
  ...registrationRoutes,
];
