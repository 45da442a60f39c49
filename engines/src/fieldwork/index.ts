export { answersOf, effectOf, type Strength } from './effect.ts';
export {
  conflictsOf,
  type Entry,
  type Layer,
  layers,
  mergeEntries,
  type Noted,
  notedAt,
  valueAt,
} from './merge.ts';
