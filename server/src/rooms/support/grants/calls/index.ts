export { type Doing, stepCall } from './commands.ts';
export { type Call, callStateAt, deskOf, type Form, keepsCalls, takesApplications } from './model.ts';
export { type Asking, frozenOf, viewsOf } from './queries.ts';
export { routes as callRoutes } from './routes.ts';
export { selectCall, selectCalls, selectCallsById, selectForm, selectForms } from './store.ts';
