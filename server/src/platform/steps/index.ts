import type { Tx } from '../database/index.ts';
import { forgetSteps } from './store.ts';

export { type Carrying, carryOut } from './carry.ts';
export { holdStep, stepWork } from './hold.ts';
export { type StoredStep, viewOf, wishesToWait } from './model.ts';
export { deleteStep, type RefusedStep, selectSteps } from './store.ts';

const week = 7 * 86_400_000;

/** The words of what was refused are kept as long as somebody may still want to copy them. */
export const dropOldSteps = ({ tx, now }: { tx: Tx; now: Date }): Promise<void> =>
  forgetSteps(tx, new Date(now.getTime() - week));
