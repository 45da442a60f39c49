import { agreementRoutes } from './agreements/index.ts';
import { awardRoutes } from './awards/index.ts';
import { budgetRoutes } from './budget/index.ts';
import { settlementRoutes } from './settlement/index.ts';
import { spendingRoutes } from './spending/index.ts';

export const moneyRoutes = [
  ...budgetRoutes,
  ...awardRoutes,
  ...agreementRoutes,
  ...spendingRoutes,
  ...settlementRoutes,
];
