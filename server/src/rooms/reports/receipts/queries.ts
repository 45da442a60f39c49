import type { Tx } from '#platform/database/index';
import { selectReceipts } from './store.ts';

/** By agency. Who signed is the agency's own affair and not told. */
export const receiptsOf = async (tx: Tx, reportId: string) =>
  new Map((await selectReceipts(tx, reportId)).map(({ agencyId, ...receipt }) => [agencyId, receipt]));
