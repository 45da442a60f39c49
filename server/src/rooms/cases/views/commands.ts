import type { NewSavedView, SavedViewChange } from '@boru/contract/saved-views';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import type { Doing } from '../files/index.ts';
import { checkName, checkShared, deskOf, freePlace } from './model.ts';
import { deleteView, insertView, saveView, selectOwn, selectViewForUpdate } from './store.ts';

/** The trace names the deed, never the words somebody looks for. */
const trace = ({ tx, actor, requestId }: Doing, verb: string, subjectId: string, shared: boolean) =>
  record(tx, actor, { requestId, action: `saved_view.${verb}`, subjectId, detail: { shared } });

export const keepView = async (doing: Doing, wish: NewSavedView): Promise<string> => {
  const { tx, now } = doing;
  const actor = deskOf(doing.actor);
  checkShared(actor, wish.shared);
  const { agencyId, personId } = actor;
  const own = await selectOwn(tx, actor);
  checkName(own, wish.name, null);
  const id = newId(now.getTime());
  const place = freePlace(own);
  const name = await personName(tx, personId);
  if (!(await insertView(tx, { ...wish, id, agencyId, personId, personName: name, place, createdAt: now })))
    throw new Problem('thing.changed');
  await trace(doing, 'kept', id, wish.shared);
  return id;
};

/** Another name, or shared and not shared; what it narrows to is saved anew instead. */
export const changeView = async (doing: Doing, id: string, wish: SavedViewChange): Promise<void> => {
  const { tx } = doing;
  const actor = deskOf(doing.actor);
  const view = await selectViewForUpdate(tx, id, actor.personId);
  if (!view) throw new Problem('thing.not_found');
  checkShared(actor, wish.shared);
  if (view.version !== wish.version) throw new Problem('thing.changed');
  checkName(await selectOwn(tx, actor), wish.name, id);
  await saveView(tx, id, { name: wish.name, shared: wish.shared, version: view.version + 1 });
  await trace(doing, 'changed', id, wish.shared);
};

export const dropView = async (doing: Doing, id: string): Promise<void> => {
  deskOf(doing.actor);
  if (!(await deleteView(doing.tx, id))) throw new Problem('thing.not_found');
  await trace(doing, 'deleted', id, false);
};
