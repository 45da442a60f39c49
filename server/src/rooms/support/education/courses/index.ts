export { type Doing, deskOf, openRun } from './commands.ts';
export { isOpen, type Run } from './model.ts';
export { type Asking, linesOf, listCalendar, namesOfAgencies, showRun } from './queries.ts';
export { routes as courseRoutes } from './routes.ts';
export {
  selectCourse,
  selectMaterials,
  selectOfAgency,
  selectRun,
  selectRuns,
  selectSeed,
  selectSessions,
  selectTests,
  selectTitles,
} from './store.ts';
