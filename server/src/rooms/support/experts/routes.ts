import { ownRoutes } from './own/index.ts';
import { poolRoutes } from './pool/index.ts';

export const routes = [...poolRoutes, ...ownRoutes];
