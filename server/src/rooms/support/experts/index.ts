export { expertOf } from './own/index.ts';
export { type Expert, selectExpert, selectExperts } from './pool/index.ts';
export { routes as expertRoutes } from './routes.ts';
