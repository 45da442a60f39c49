export { selectionHandlers, solveRun } from './commands.ts';
