import type { SavedReplies } from '@boru/contract/saved-replies';
import type { AgencyActor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import { selectReplies } from './store.ts';

export const listReplies = async (tx: Tx, actor: AgencyActor): Promise<SavedReplies> => ({
  items: await selectReplies(tx),
  mayManage: actor.role === 'manager',
});
