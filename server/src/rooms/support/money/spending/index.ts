export { resultDue } from './model.ts';
export { showSpending } from './queries.ts';
export { routes as spendingRoutes } from './routes.ts';
export { type StoredExpense, selectExpenses, selectReports, selectTwins } from './store.ts';
