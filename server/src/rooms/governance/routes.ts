import { agreementRoutes } from './agreement/index.ts';
import { commitmentRoutes } from './commitments/index.ts';
import { reviewRoutes } from './reviews/index.ts';

export const routes = [...agreementRoutes, ...commitmentRoutes, ...reviewRoutes];
