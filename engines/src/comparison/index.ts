// Two texts beside each other, word by word.
export { type Change, compareWords, mostWords } from './comparison.ts';
