import { HelpTopic } from '@boru/contract/help';
import type { Tx } from '#platform/database/index';

export const selectReplies = async (tx: Tx) =>
  (
    await tx
      .selectFrom('cases.savedReply')
      .select(['id', 'name', 'body', 'topic', 'version', 'place'])
      .orderBy('name')
      .limit(100)
      .execute()
  ).map((row) => ({ ...row, topic: HelpTopic.nullable().parse(row.topic) }));

type Content = { name: string; body: string; topic: HelpTopic | null; writtenBy: string; changedAt: Date };

/** False when somebody else was faster with this name or the last place. */
export const insertReply = async (
  tx: Tx,
  row: Content & { id: string; agencyId: number; place: number },
): Promise<boolean> => {
  const done = await tx
    .insertInto('cases.savedReply')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

export const selectReplyForUpdate = (tx: Tx, id: string) =>
  tx.selectFrom('cases.savedReply').select(['id', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();

export const saveReply = async (tx: Tx, id: string, set: Content & { version: number }): Promise<void> => {
  await tx.updateTable('cases.savedReply').set(set).where('id', '=', id).execute();
};

export const deleteReply = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.deleteFrom('cases.savedReply').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n;
