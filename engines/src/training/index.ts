export {
  type Completion,
  type CompletionRule,
  completionOf,
  type Done,
  type Held,
  minutesHeld,
  minutesOf,
  type Part,
  scoreOf,
} from './completion.ts';
export { inOrder, lotOf, type OrderRule, sealOf, type Waiting } from './order.ts';
export { type Ahead, againOf, type Gap, type Lesson, lessonState, type Need, needsOf } from './record.ts';
export { type Arrangement, arrange, freeSeats, type Seating } from './seats.ts';
