export { halfDaysIn, hashOf, type Inputs, problemOf } from './model.ts';
export { inputsOf } from './queries.ts';
