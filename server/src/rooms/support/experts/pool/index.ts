export { type Doing, dropAbsence, noteAbsence, noteTie, tellOfChange, traceExpert } from './commands.ts';
export {
  type Absence,
  type Clearance,
  deskOf,
  type Expert,
  liveStates,
  type Parts,
  pledgeDays,
  type Tie,
} from './model.ts';
export { linesOf, partsOf, standingOf, viewOfParts } from './queries.ts';
export { routes as poolRoutes } from './routes.ts';
export { insertClearance, saveExpert, selectExpert, selectExperts, selectLoads } from './store.ts';
