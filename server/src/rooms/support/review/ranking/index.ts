export { placesWithin, type Standing, showRanking, standingOf } from './queries.ts';
export { routes as rankingRoutes } from './routes.ts';
