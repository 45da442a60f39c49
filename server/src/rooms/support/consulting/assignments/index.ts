export {
  answerAssignment,
  completeAssignment,
  holdUnable,
  rateExpert,
  refuseExpert,
  releaseAssignment,
  resumeAssignment,
} from './commands.ts';
export type { Assignment } from './model.ts';
export { routes as assignmentRoutes } from './routes.ts';
export {
  insertAssignment,
  selectAble,
  selectAssignment,
  selectAssignments,
  selectRated,
  selectRefusals,
} from './store.ts';
