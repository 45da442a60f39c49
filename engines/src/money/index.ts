export { type Move, replay, sums } from './ledger.ts';
export { shareOf, split } from './split.ts';
