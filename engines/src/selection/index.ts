export { type Conflict, findConflict, type Reason } from './conflict.ts';
export { better, greedy, inScoreOrder } from './greedy.ts';
export { choiceOf, type Program, programOf, valuesOf } from './program.ts';
export type { Added, Candidate, Choice, Constraint, Level, Model, Weighed, Where } from './types.ts';
export { matches, weigh } from './weigh.ts';
