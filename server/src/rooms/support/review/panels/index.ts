export { type Doing, leaveTrace } from './commands.ts';
export { type Judge, type Panel, worksOnPanel } from './model.ts';
export { ownCall } from './queries.ts';
export { routes as panelRoutes } from './routes.ts';
export {
  type Applied,
  insertConflict,
  moveApplication,
  selectApplications,
  selectConflicts,
  selectJudges,
  selectPanel,
  selectProgress,
} from './store.ts';
