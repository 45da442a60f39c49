import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import type { Inbox, InboxItem, InboxQuery } from '@boru/contract/inbox';
import type { AgencyActor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import { agencyNames } from '#rooms/organisations';
import { readCursor, todayOf, writeCursor } from './model.ts';
import { type InboxRow, selectCounts, selectInbox } from './store.ts';

const pageSize = 50;

const named = (names: ReadonlyMap<number, Bilingual>, id: number) => ({
  id,
  name: names.get(id) ?? { ko: '', en: '' },
});

const itemOf = (row: InboxRow, names: ReadonlyMap<number, Bilingual>, personId: string): InboxItem => {
  const { referralId, referralStatus, fromAgency, toAgency, ownerAgency, assigneeId, ...rest } = row;
  const referral =
    referralId !== null && referralStatus !== null && fromAgency !== null && toAgency !== null
      ? { id: referralId, status: referralStatus, from: named(names, fromAgency), to: named(names, toAgency) }
      : null;
  return {
    ...rest,
    referral,
    mine: assigneeId === personId,
    owner: ownerAgency === null ? null : named(names, ownerAgency),
    dueAt: row.dueAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
};

/** One page of one view with all badges: three statements, never more than 50 rows. */
export const showInbox = async (
  tx: Tx,
  actor: AgencyActor,
  { cursor, search = '', ...wanted }: InboxQuery,
  now: Date,
): Promise<Inbox> => {
  const desk = { agencyId: actor.agencyId, personId: actor.personId, ...todayOf(now) };
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const counts = await selectCounts(tx, desk);
  const page = { ...wanted, search, cursor: readCursor(cursor) };
  const rows = await selectInbox(tx, desk, { ...page, count: pageSize + 1 });
  const last = rows[pageSize - 1];
  return {
    counts,
    items: rows.slice(0, pageSize).map((row) => itemOf(row, names, actor.personId)),
    nextCursor: rows.length > pageSize && last ? writeCursor({ key: last.sortKey, id: last.id }) : null,
  };
};
