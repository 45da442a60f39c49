import { routes as papers } from './papers/routes.ts';
import { routes as diagnoses } from './routes.ts';

export { currentSet, diagnosisTasks, gapsOf, outcomesOf } from './queries.ts';
export const diagnosisRoutes = [...diagnoses, ...papers];
