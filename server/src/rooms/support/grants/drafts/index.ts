export { known, openScene, requireDraft, type Scene, standingOf, usable } from './commands.ts';
export { showOwn } from './queries.ts';
export { routes as draftRoutes } from './routes.ts';
export { deleteDraft } from './store.ts';
