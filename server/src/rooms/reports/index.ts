export { dropLooseFiles } from './attachments/index.ts';
export { routes as reportRoutes } from './routes.ts';
