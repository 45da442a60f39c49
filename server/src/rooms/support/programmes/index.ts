export { deskOf, type FactsRow, factsOf, type Known, knownOf, type Version } from './model.ts';
export { regionNames } from './queries.ts';
export { routes as programmeRoutes } from './routes.ts';
export { selectFacts, selectProgrammes, selectPublished, selectVersion } from './store.ts';
