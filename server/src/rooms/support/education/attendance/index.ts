export { type Standing, standingsOf } from './queries.ts';
export { routes as attendanceRoutes } from './routes.ts';
export { selectMarks } from './store.ts';
