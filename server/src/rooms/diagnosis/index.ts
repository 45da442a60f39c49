import { routes as papers } from './papers/routes.ts';
import { routes as diagnoses } from './routes.ts';

export { currentSet, diagnosisTasks, gapsOf, outcomesOf, setOf } from './queries.ts';
export const diagnosisRoutes = [...diagnoses, ...papers];
