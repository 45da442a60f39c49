export { actionsTold, holesTold, indicatorsTold, partiesTold, promisesTold, tasksTold } from './model.ts';
