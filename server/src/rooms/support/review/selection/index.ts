export { type Input, modelOf, nameOf } from './model.ts';
export { inputOf, runShown } from './queries.ts';
export { routes as selectionRoutes } from './routes.ts';
export { type Ending, type Run, saveRun, selectProposals, selectResults, selectRun, selectRuns } from './store.ts';
