import { callRoutes } from './calls/index.ts';

export const routes = [...callRoutes];
