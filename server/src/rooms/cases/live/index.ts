export { liveRoom } from './queries.ts';
export { routes as liveRoutes } from './routes.ts';
