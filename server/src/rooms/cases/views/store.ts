import { InboxView, InCharge, Urgency } from '@boru/contract/case-lists';
import { HelpTopic } from '@boru/contract/help';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';

const columns = [
  'id',
  'personId',
  'personName',
  'name',
  'shared',
  'view',
  'search',
  'topic',
  'urgency',
  'charge',
  'version',
] as const;

/** The columns are text; this names their closed lists again for the compiler. */
const Kept = z.object({
  view: InboxView,
  topic: HelpTopic.nullable(),
  urgency: Urgency.nullable(),
  charge: InCharge.nullable(),
});
type Raw = { [Key in keyof z.output<typeof Kept>]: unknown };
const kept = <Row extends Raw>(row: Row) => ({ ...row, ...Kept.parse(row) });

/** Own ones first, then what colleagues share. */
export const selectViews = async (tx: Tx, personId: string) =>
  (
    await tx
      .selectFrom('cases.savedView')
      .select(columns)
      .orderBy((eb) => eb('personId', '=', personId), 'desc')
      .orderBy('name')
      .orderBy('id')
      .limit(100)
      .execute()
  ).map(kept);

export const selectOwn = (tx: Tx, of: { agencyId: number; personId: string }) =>
  tx
    .selectFrom('cases.savedView')
    .select(['id', 'name', 'place'])
    .where('agencyId', '=', of.agencyId)
    .where('personId', '=', of.personId)
    .execute();

type NewRow = {
  id: string;
  agencyId: number;
  personId: string;
  personName: string;
  place: number;
  name: string;
  shared: boolean;
  view: InboxView;
  search: string;
  topic: HelpTopic | null;
  urgency: Urgency | null;
  charge: InCharge | null;
  createdAt: Date;
};

/** False when another window of the same person was faster. */
export const insertView = async (tx: Tx, row: NewRow): Promise<boolean> => {
  const done = await tx
    .insertInto('cases.savedView')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

export const selectViewForUpdate = (tx: Tx, id: string, personId: string) =>
  tx
    .selectFrom('cases.savedView')
    .select(['id', 'shared', 'version'])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();

export const saveView = async (
  tx: Tx,
  id: string,
  set: { name: string; shared: boolean; version: number },
): Promise<void> => {
  await tx.updateTable('cases.savedView').set(set).where('id', '=', id).execute();
};

/** Row security says whose may go. */
export const deleteView = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.deleteFrom('cases.savedView').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n;
