export { deskWorker, isSigned, mayDo, requireAction, stateOf, termsOf } from './model.ts';
export { type Asking, awardOf, findOverlaps, namesOf, noteReading, showAward } from './queries.ts';
export { routes as awardRoutes } from './routes.ts';
export {
  type AwardRow,
  type InstalmentRow,
  selectAgreements,
  selectAwardAccounts,
  selectChanges,
  selectInstalments,
} from './store.ts';
