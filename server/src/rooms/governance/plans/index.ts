export { countPlans, tellOfPlanDates } from './commands.ts';
export { routes as planRoutes } from './routes.ts';
