export { requireGoverning } from './commands.ts';
export { isServing, type Seat } from './model.ts';
export { namesOn } from './queries.ts';
export { routes as councilRoutes } from './routes.ts';
export { lockBody, selectBody, selectMeetings, selectSeats } from './store.ts';
