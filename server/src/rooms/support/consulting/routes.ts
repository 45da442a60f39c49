import { assignmentRoutes } from './assignments/index.ts';

export const routes = [...assignmentRoutes];
