export { tellOfReviewStep } from './commands.ts';
export { publishedReviews } from './queries.ts';
export { routes as reviewRoutes } from './routes.ts';
