export { routes as noticeRoutes } from './routes.ts';
