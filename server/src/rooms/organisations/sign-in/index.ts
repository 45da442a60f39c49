export { type Doing, letIn } from './commands.ts';
export { factorsOf, isStaff, type Membership } from './model.ts';
export { enrolmentOf } from './queries.ts';
export { routes as signInRoutes } from './routes.ts';
export { selectMemberships } from './store.ts';
