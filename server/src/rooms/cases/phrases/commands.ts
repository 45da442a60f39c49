import type { NewSavedReply, SavedReplyChange } from '@boru/contract/saved-replies';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import type { Doing } from '../files/index.ts';
import { checkName, deskOf, freePlace } from './model.ts';
import { deleteReply, insertReply, saveReply, selectReplies, selectReplyForUpdate } from './store.ts';

const trace = ({ tx, actor, requestId }: Doing, verb: string, subjectId: string) =>
  record(tx, actor, { requestId, action: `saved_reply.${verb}`, subjectId });

export const keepReply = async (doing: Doing, wish: NewSavedReply): Promise<string> => {
  const { tx, now } = doing;
  const { agencyId, personId } = deskOf(doing.actor);
  const kept = await selectReplies(tx);
  checkName(kept, wish.name, null);
  const id = newId(now.getTime());
  const row = { ...wish, id, agencyId, place: freePlace(kept), writtenBy: personId, changedAt: now };
  if (!(await insertReply(tx, row))) throw new Problem('thing.changed');
  await trace(doing, 'kept', id);
  return id;
};

export const changeReply = async (
  doing: Doing,
  id: string,
  { version, ...content }: SavedReplyChange,
): Promise<void> => {
  const { tx, now } = doing;
  const { personId } = deskOf(doing.actor);
  const reply = await selectReplyForUpdate(tx, id);
  if (!reply) throw new Problem('thing.not_found');
  if (reply.version !== version) throw new Problem('thing.changed');
  checkName(await selectReplies(tx), content.name, id);
  await saveReply(tx, id, { ...content, writtenBy: personId, changedAt: now, version: version + 1 });
  await trace(doing, 'changed', id);
};

export const dropReply = async (doing: Doing, id: string): Promise<void> => {
  deskOf(doing.actor);
  if (!(await deleteReply(doing.tx, id))) throw new Problem('thing.not_found');
  await trace(doing, 'deleted', id);
};
