export {
  type Clock,
  type ClockRules,
  clockRulesOf,
  explain,
  isOpen,
  meet,
  nextDue,
  pause,
  resume,
  startClock,
  stateOf,
  stop,
  wrongDoor,
} from './model.ts';
export { viewClock } from './queries.ts';
export { insertClocks, selectClocks, updateClock } from './store.ts';
