export { type Gap, type Item, type Limits, type Plan, type Planned, planSupport } from './plan.ts';
