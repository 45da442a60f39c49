import type { SavedViews } from '@boru/contract/saved-views';
import type { AgencyActor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import { selectViews } from './store.ts';

export const listViews = async (tx: Tx, actor: AgencyActor): Promise<SavedViews> => {
  const rows = await selectViews(tx, actor.personId);
  return {
    items: rows.map(({ personId, personName, ...row }) => ({
      ...row,
      mine: personId === actor.personId,
      ownerName: personName,
      mayDelete: personId === actor.personId || actor.role === 'manager',
    })),
  };
};
