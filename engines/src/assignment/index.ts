export { type Changed, costOfChange } from './change.ts';
export { type Market, type Settled, settle } from './flow.ts';
export {
  type Bar,
  type BarKind,
  barsOf,
  type Company,
  type Expert,
  kilometres,
  loadCost,
  type Named,
  type Parts,
  type Point,
  points,
  type Tie,
  tieYears,
} from './pairs.ts';
export { type Pair, type Plan, type Problem, planAssignment, type Unserved } from './plan.ts';
