export { dropLooseFiles } from './attachments/index.ts';
export { tellOfNaming, tellOfShownIncident, tellOfUnreadDesks } from './news/index.ts';
export { routes as reportRoutes } from './routes.ts';
