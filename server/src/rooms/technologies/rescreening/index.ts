export { beginIfNewEdition, rescreeningHandlers, runRescreening } from './commands.ts';
export { rescreenedCards } from './queries.ts';
export { routes } from './routes.ts';
