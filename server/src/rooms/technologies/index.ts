import { routes as packet } from './packet/index.ts';
import { routes as papers } from './papers/index.ts';
import { routes as rescreening } from './rescreening/index.ts';
import { routes as cards } from './routes.ts';
import { routes as screening } from './screening/index.ts';

export { cardsOf, technologyTasks } from './queries.ts';
export { beginIfNewEdition, rescreeningHandlers, runRescreening } from './rescreening/index.ts';
export const technologyRoutes = [...screening, ...cards, ...rescreening, ...papers, ...packet];
