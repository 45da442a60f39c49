export {
  type Application,
  type Move,
  moveApplication,
  selectAnswers,
  selectApplication,
  selectApplications,
} from './applications/index.ts';
export { type Call, callStateAt, type Doing, selectCall, selectForm, stepCall } from './calls/index.ts';
export { routes as grantRoutes } from './routes.ts';
