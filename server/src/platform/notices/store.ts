import { type NoticeEvent, type NoticeLevel, noticeEvents, noticeLevels } from '@boru/contract/notices';
import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';
import type { Habit } from './model.ts';

const levelIn = (text: string | null): NoticeLevel | null => noticeLevels.find((level) => level === text) ?? null;
const eventIn = (text: string | null): NoticeEvent | null => noticeEvents.find((event) => event === text) ?? null;

export type Setting = Habit & { personId: string; chosen: NoticeLevel | null };
type HabitRow = { quietFrom: number | null; quietUntil: number | null; digestMinute: number | null };
const habitOf = ({ quietFrom, quietUntil, digestMinute }: HabitRow): Habit => ({
  quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
  digestMinute: digestMinute ?? 480,
});

/** What these people chose for one event, and their habits; the usual ones where they never chose. */
export const selectSettings = async (tx: Tx, people: readonly string[], event: NoticeEvent): Promise<Setting[]> => {
  const { rows } = await sql<HabitRow & { personId: string; level: string | null }>`
    select p.id as person_id, c.level, h.quiet_from, h.quiet_until, h.digest_minute
      from unnest(${[...people]}::uuid[]) as p(id)
      left join platform.notice_choice c on c.person_id = p.id and c.event = ${event}
      left join platform.notice_habit h on h.person_id = p.id`.execute(tx);
  return rows.map((row) => ({ ...habitOf(row), personId: row.personId, chosen: levelIn(row.level) }));
};

export type NewNotice = {
  id: string;
  personId: string;
  agencyId: number | null;
  companyId: string | null;
  event: NoticeEvent;
  key: string;
  reference: string | null;
  path: string;
  level: string;
  dueAt: Date | null;
  createdAt: Date;
};

/** Who had not been told before: a reaction that runs twice tells once. */
export const insertNotices = async (tx: Tx, rows: readonly NewNotice[]): Promise<Set<string>> => {
  if (rows.length === 0) return new Set();
  const fresh = await tx
    .insertInto('platform.notice')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['key', 'personId']).doNothing())
    .returning('id')
    .execute();
  return new Set(fresh.map(({ id }) => id));
};

type Sent = {
  id: string;
  personId: string;
  event: string | null;
  channel: string;
  items: number;
  mailId: string;
  createdAt: Date;
};
export const insertSent = async (tx: Tx, rows: readonly Sent[]): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insertInto('platform.noticeSent')
      .values([...rows])
      .execute();
};

export const selectTold = async (tx: Tx, keys: readonly string[]): Promise<Set<string>> => {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select distinct key from platform.notice where key = any(${[...keys]}::text[])`.execute(tx);
  return new Set(rows.map(({ key }) => key));
};

type Digest = { personId: string; email: string; locale: string; items: number };

/**
 * Takes what is due into this transaction: another server that asks at the same moment waits and then finds nothing.
 * Locks of rows alone would let two servers share out the notices of one person, who would get two mails.
 */
export const takeDigests = async (tx: Tx, now: Date, most: number): Promise<Digest[]> => {
  await sql`select pg_advisory_xact_lock(hashtext('platform.notice.digest'))`.execute(tx);
  const { rows } = await sql<Digest>`
    with due as (
      select n.id, n.person_id from platform.notice n
       where n.level = 'digest' and n.digested_at is null and n.due_at <= ${now}
       order by n.due_at limit ${most} for update skip locked),
    taken as (update platform.notice n set digested_at = ${now} from due where n.id = due.id returning n.person_id)
    select t.person_id, p.email, p.locale, count(*)::int as items
      from taken t join organisations.person p on p.id = t.person_id and p.disabled_at is null group by 1, 2, 3 order by 1`.execute(
    tx,
  );
  return rows;
};

export const forgetNotices = async (tx: Tx, before: { notices: Date; sent: Date }): Promise<void> => {
  await sql`delete from platform.notice where created_at < ${before.notices} and (level <> 'digest' or digested_at is not null)`.execute(
    tx,
  );
  await sql`delete from platform.notice_sent where created_at < ${before.sent}`.execute(tx);
};

export type Cursor = { at: Date; id: string } | null;

export const selectNotices = async (tx: Tx, personId: string, cursor: Cursor, count: number) => {
  const { rows } = await sql<{
    id: string;
    event: string;
    reference: string | null;
    path: string;
    createdAt: Date;
    readAt: Date | null;
  }>`
    select id, event, reference, path, created_at, read_at from platform.notice
     where person_id = ${personId} and (${cursor?.at ?? null}::timestamptz is null or (created_at, id) < (${cursor?.at ?? null}::timestamptz, ${cursor?.id ?? null}::uuid))
     order by created_at desc, id desc limit ${count}`.execute(tx);
  return rows.flatMap((row) => {
    const event = eventIn(row.event);
    return event === null ? [] : [{ ...row, event }];
  });
};

export const countUnread = async (tx: Tx, personId: string, most: number): Promise<number> => {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from (select 1 from platform.notice where person_id = ${personId} and read_at is null limit ${most}) as n`.execute(
    tx,
  );
  return rows[0]?.unread ?? 0;
};

export const markRead = async (tx: Tx, personId: string, ids: readonly string[] | null, at: Date): Promise<void> => {
  await tx
    .updateTable('platform.notice')
    .set({ readAt: at })
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .$if(ids !== null, (query) =>
      query.where('id', 'in', ids?.length ? [...ids] : ['00000000-0000-0000-0000-000000000000']),
    )
    .execute();
};

export const selectChoices = async (tx: Tx, personId: string): Promise<Map<NoticeEvent, NoticeLevel>> => {
  const rows = await tx
    .selectFrom('platform.noticeChoice')
    .select(['event', 'level'])
    .where('personId', '=', personId)
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const [event, level] = [eventIn(row.event), levelIn(row.level)];
      return event === null || level === null ? [] : [[event, level] as const];
    }),
  );
};

export const selectHabit = async (tx: Tx, personId: string): Promise<Habit> => {
  const row = await tx
    .selectFrom('platform.noticeHabit')
    .select(['quietFrom', 'quietUntil', 'digestMinute'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  return habitOf(row ?? { quietFrom: null, quietUntil: null, digestMinute: null });
};

export const saveChoices = async (
  tx: Tx,
  personId: string,
  items: readonly { event: string; level: string }[],
  { quiet, digestMinute }: Habit,
): Promise<void> => {
  if (items.length > 0)
    await tx
      .insertInto('platform.noticeChoice')
      .values(items.map(({ event, level }) => ({ personId, event, level })))
      .onConflict((conflict) =>
        conflict.columns(['personId', 'event']).doUpdateSet((eb) => ({ level: eb.ref('excluded.level') })),
      )
      .execute();
  const habit = { quietFrom: quiet?.from ?? null, quietUntil: quiet?.until ?? null, digestMinute };
  await tx
    .insertInto('platform.noticeHabit')
    .values({ personId, ...habit })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(habit))
    .execute();
};

type LogRow = {
  id: string;
  event: string | null;
  channel: string;
  outcome: string;
  items: number;
  at: Date;
  settledAt: Date | null;
};

/** What this person was sent, on screen and by mail, newest first. */
export const selectLog = async (tx: Tx, personId: string, cursor: Cursor, count: number) => {
  const at = cursor?.at ?? null;
  const id = cursor?.id ?? null;
  const { rows } = await sql<LogRow>`
    (select id, event, 'inApp' as channel, case when read_at is null then 'shown' else 'read' end as outcome, 1 as items, created_at as at, read_at as settled_at
       from platform.notice where person_id = ${personId} and (${at}::timestamptz is null or (created_at, id) < (${at}::timestamptz, ${id}::uuid))
      order by created_at desc, id desc limit ${count})
    union all
    (select id, event, channel, state, items, created_at, settled_at
       from platform.notice_sent where person_id = ${personId} and (${at}::timestamptz is null or (created_at, id) < (${at}::timestamptz, ${id}::uuid))
      order by created_at desc, id desc limit ${count})
    order by at desc, id desc limit ${count}`.execute(tx);
  return rows.map((row) => ({ ...row, event: eventIn(row.event) }));
};

export const countChannels = async (tx: Tx, since: Date) => {
  const { rows } = await sql<{ channel: string; outcome: string; count: number; lastAt: Date }>`
    select 'inApp' as channel, case when read_at is null then 'shown' else 'read' end as outcome, count(*)::int as count, max(created_at) as last_at
      from platform.notice where created_at >= ${since} group by 1, 2
    union all
    select channel, state, count(*)::int, max(coalesce(settled_at, created_at)) from platform.notice_sent where created_at >= ${since} group by 1, 2
    order by 1, 2`.execute(tx);
  return rows;
};
