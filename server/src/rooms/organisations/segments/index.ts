export { companiesIn } from './queries.ts';
export { routes as segmentRoutes } from './routes.ts';
