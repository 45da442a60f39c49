import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export type OrderRule = 'firstCome' | 'riskFirst' | 'lottery';
export type Waiting = {
  readonly id: string;
  /** Grows with each arrival; no two are alike. */
  readonly place: number;
  /** 0..100, higher is more urgent; null: not known. */
  readonly risk: number | null;
};

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** What is published before the draw: whoever learns the seed later sees that it was this one all along. */
export const sealOf = (seed: string): string => digest(seed);
/** The lot of one number. */
export const lotOf = (seed: string, id: string): string => digest(`${seed}|${id}`);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Who is offered the next seat, first to last. The same people in any order give the same answer. */
export const inOrder = <One extends Waiting>(rule: OrderRule, waiting: readonly One[], seed: string): One[] => {
  const byArrival = (a: One, b: One): number => a.place - b.place;
  if (rule === 'firstCome') return [...waiting].sort(byArrival);
  if (rule === 'riskFirst') return [...waiting].sort((a, b) => (b.risk ?? -1) - (a.risk ?? -1) || byArrival(a, b));
  const lots = new Map(waiting.map(({ id }) => [id, lotOf(seed, id)]));
  return [...waiting].sort((a, b) => compareText(lots.get(a.id) ?? '', lots.get(b.id) ?? '') || byArrival(a, b));
};
