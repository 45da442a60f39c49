import { agreementRoutes } from './agreements/index.ts';
import { awardRoutes } from './awards/index.ts';
import { budgetRoutes } from './budget/index.ts';

export const moneyRoutes = [...budgetRoutes, ...awardRoutes, ...agreementRoutes];
