export { authorOf, leaveTrace } from './commands.ts';
export { type Commitment, governs, holdsIn, memberOf, partiesIn, partiesOn } from './model.ts';
export { changesShown, clausesOf, type Last, showCommitments, spansOf } from './queries.ts';
export { routes as commitmentRoutes } from './routes.ts';
export { selectChanges, selectCommitments } from './store.ts';
