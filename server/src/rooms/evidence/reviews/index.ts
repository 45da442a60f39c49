export { lateReviews } from './queries.ts';
export { reviewRoutes } from './routes.ts';
