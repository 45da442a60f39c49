export { budgetRoutes as moneyRoutes } from './budget/index.ts';
