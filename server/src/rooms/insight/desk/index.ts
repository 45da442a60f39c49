export { routes as deskFigureRoutes } from './routes.ts';
