export { tellOfReviewStep } from './reviews/index.ts';
export { routes as governanceRoutes } from './routes.ts';
