import { routes as cards } from './routes.ts';
import { routes as screening } from './screening/index.ts';

export { cardsOf, technologyTasks } from './queries.ts';
export const technologyRoutes = [...screening, ...cards];
