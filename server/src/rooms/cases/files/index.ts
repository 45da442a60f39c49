export { apply, authorOf, type Doing, type OpenScene, openFor, openScene } from './commands.ts';
export {
  type Author,
  type CaseFile,
  type Change,
  type EntryDetail,
  each,
  endSight,
  entry,
  handOver,
  mayDo,
  type NewEntry,
  relationOf,
  type Scene,
} from './model.ts';
export {
  caseColumns,
  fileOf,
  insertEntries,
  noteReading,
  selectCase,
  selectCasesOfConsent,
  selectCompanyCases,
  selectEntries,
  selectOrphaned,
  selectReferralOpen,
  selectWaitingForCompany,
} from './store.ts';
