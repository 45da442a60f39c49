export { openCard } from './queries.ts';
export { routes } from './routes.ts';
