export { routes as assignmentRoutes } from './routes.ts';
