import { ActionState } from '@boru/contract/council';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Kept } from './model.ts';

export type Action = Kept & {
  bodyId: string;
  body: string;
  meetingId: string;
  number: number;
  title: string;
  owner: string;
  words: string | null;
  endedByName: string | null;
};
const Row = z.object({ state: ActionState });
/** In the order in which they were set. */
export const selectActions = async (tx: Tx, bodyId?: string): Promise<Action[]> => {
  const query = tx
    .selectFrom('governance.action as a')
    .innerJoin('governance.meeting as m', 'm.id', 'a.meetingId')
    .innerJoin('governance.body as b', 'b.id', 'a.bodyId')
    .select(['a.id', 'a.bodyId', 'b.name as body', 'a.meetingId', 'm.number', 'a.title', 'a.agencyId', 'a.owner'])
    .select(['a.dueOn', 'a.state', 'a.words', 'a.endedAt', 'a.endedByName', 'a.version']);
  const rows = await (bodyId === undefined ? query : query.where('a.bodyId', '=', bodyId))
    .orderBy('a.place')
    .limit(2_000)
    .execute();
  return rows.map((row) => ({ ...row, ...Row.parse(row) }));
};
export const selectAction = async (tx: Tx, id: string): Promise<Kept | undefined> => {
  const row = await tx
    .selectFrom('governance.action')
    .select(['id', 'agencyId', 'dueOn', 'state', 'endedAt', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, ...Row.parse(row) };
};
type New = {
  id: string;
  bodyId: string;
  meetingId: string;
  itemId: string;
  title: string;
  agencyId: number;
  owner: string;
  dueOn: string;
  writtenBy: string;
  writtenByName: string;
  writtenAt: Date;
};
export const insertAction = async (tx: Tx, action: New): Promise<void> => {
  await tx.insertInto('governance.action').values(action).execute();
};
type Ended = { state: ActionState; words: string; endedAt: Date; endedByName: string };
export const endAction = async (tx: Tx, { id, version }: Kept, ended: Ended): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.action')
    .set({ ...ended, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
