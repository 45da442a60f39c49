import type { NoticeChoice } from '@boru/contract/notices';
import type { Actor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import { markRead, saveChoices } from '#platform/notices/index';
import { revokeReplyAddresses } from '#platform/replies/index';
import { record } from '#rooms/evidence';
import { personOf } from '../accounts/index.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string };

/** One's own; whatever is not one's own is not touched and not named. Null: all of them. */
export const readNotices = ({ tx, actor, now }: Doing, ids: readonly string[] | null): Promise<void> =>
  markRead(tx, personOf(actor), ids, now);

/** Traced, so that who missed a notice because it was switched off can be seen later, also who switched it. */
export const chooseNotices = async ({ tx, actor, requestId }: Doing, choice: NoticeChoice): Promise<void> => {
  const personId = personOf(actor);
  await saveChoices(tx, personId, choice.items, { quiet: choice.quiet, digestMinute: choice.digestMinute });
  const turned = Object.fromEntries(choice.items.map(({ event, level }) => [event, level]));
  await record(tx, actor, { requestId, action: 'notices.chosen', subjectId: personId, detail: turned });
};

/** Whoever else got hold of a letter can write nothing with it any more; the next letters carry new addresses. */
export const revokeReplies = async ({ tx, actor, now, requestId }: Doing): Promise<{ revoked: number }> => {
  const personId = personOf(actor);
  const revoked = await revokeReplyAddresses(tx, personId, now);
  await record(tx, actor, { requestId, action: 'replies.revoked', subjectId: personId, detail: { revoked } });
  return { revoked };
};
