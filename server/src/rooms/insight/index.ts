export { foldFigures, releaseFigures } from './releases/index.ts';
export { routes as insightRoutes } from './routes.ts';
export { reportHandlers, reportWork } from './yearly/index.ts';
