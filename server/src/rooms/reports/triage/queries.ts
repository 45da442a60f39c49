import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { type Doing, teamOf } from '../keys/index.ts';
import { triageView } from './model.ts';
import { countTriaged, selectSeen, selectTriaged } from './store.ts';

/** Row security answers: a report of others, or one from which the asking person was left out, is none. */
export const seesReport = async (tx: Tx, reportId: string): Promise<void> => {
  if (!(await selectSeen(tx, reportId))) throw new Problem('thing.not_found');
};

export const listTriaged = async (doing: Doing, skip: number) => {
  const { agencyId } = await teamOf(doing);
  const rows = await selectTriaged(doing.tx, agencyId, skip);
  return {
    total: await countTriaged(doing.tx, agencyId),
    items: rows.map(({ id, filedAt, lastOn, lastFrom, ...triage }) => ({
      id,
      filedAt: filedAt.toISOString(),
      lastOn,
      waiting: lastFrom === 'reporter',
      triage: triageView(triage),
    })),
  };
};
