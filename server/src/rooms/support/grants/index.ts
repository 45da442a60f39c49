export { type Call, callStateAt, type Doing, selectCall, stepCall } from './calls/index.ts';
export { routes as grantRoutes } from './routes.ts';
