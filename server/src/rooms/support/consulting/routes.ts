import { assignmentRoutes } from './assignments/index.ts';
import { requestRoutes } from './requests/index.ts';
import { roundRoutes } from './rounds/index.ts';

export const routes = [...requestRoutes, ...roundRoutes, ...assignmentRoutes];
