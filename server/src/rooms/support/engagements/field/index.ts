export type { Note, Photo } from './model.ts';
export { routes as fieldRoutes } from './routes.ts';
export { selectEntries, selectPhotos } from './store.ts';
