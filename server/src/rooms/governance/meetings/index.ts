export { tellOfMeeting } from './commands.ts';
export type { Item, Meeting } from './model.ts';
export { type Whole, wholeMeeting } from './queries.ts';
export { routes as meetingRoutes } from './routes.ts';
