import { programmeRoutes } from './programmes/index.ts';
import { routes as notices } from './routes.ts';

export const supportRoutes = [...notices, ...programmeRoutes];
