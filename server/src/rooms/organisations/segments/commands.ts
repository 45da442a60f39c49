import type { NewSegment } from '@boru/contract/segments';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { record } from '#rooms/evidence';
import { personName } from '../members/index.ts';
import { checkShared, deskOf, placeFor } from './model.ts';
import { deleteSegment, insertSegment, selectOwn } from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string };

/** What it narrows to may name places and industries; the trace does not repeat it. */
const trace = ({ tx, actor, requestId }: Doing, verb: string, subjectId: string) =>
  record(tx, actor, { requestId, action: `segment.${verb}`, subjectId });

export const keepSegment = async (doing: Doing, wish: NewSegment): Promise<string> => {
  const { tx, now } = doing;
  const actor = deskOf(doing.actor);
  checkShared(actor, wish.shared);
  const { agencyId, personId } = actor;
  const place = placeFor(await selectOwn(tx, actor), wish.name);
  const id = newId(now.getTime());
  const row = { ...wish, id, agencyId, personId, personName: await personName(tx, personId), place, createdAt: now };
  if (!(await insertSegment(tx, row))) throw new Problem('thing.changed');
  await trace(doing, 'kept', id);
  return id;
};

export const dropSegment = async (doing: Doing, id: string): Promise<void> => {
  deskOf(doing.actor);
  if (!(await deleteSegment(doing.tx, id))) throw new Problem('thing.not_found');
  await trace(doing, 'deleted', id);
};
