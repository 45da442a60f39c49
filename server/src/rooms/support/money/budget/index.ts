export { askForMoney, type Doing } from './commands.ts';
export type { Move } from './model.ts';
export { entryViewOf, linesToAward, requestsOf } from './queries.ts';
export { routes as budgetRoutes } from './routes.ts';
export { selectEntries, selectLine, selectLineAccounts, selectProgrammeChoices } from './store.ts';
