export { holdUnable } from './assignments/index.ts';
export { tellOfAssignment, tellOfRequest } from './news/index.ts';
export { routes as consultingRoutes } from './routes.ts';
