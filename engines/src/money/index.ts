export { type Move, replay, sums } from './ledger.ts';
export { type Receipt, type SettleInput, type SettleMove, type SettleResult, settle } from './settle.ts';
export { shareOf, split } from './split.ts';
