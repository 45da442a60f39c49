export { countPlans, enterValue, tellOfPlanDates } from './commands.ts';
export { routes as planRoutes } from './routes.ts';
export { selectEntered as enteredIndicators } from './store.ts';
