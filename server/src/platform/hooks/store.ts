import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';
import type { Outcome } from './model.ts';

export type HookNews = { event: string; key: string; reference: string | null; path: string; createdAt: Date };

/** One delivery per hook that wants this event; a reaction that runs twice adds none. */
export const insertDeliveries = async (
  tx: Tx,
  agencyId: number,
  { event, key, reference, path, createdAt }: HookNews,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    insert into platform.hook_delivery (id, hook_id, agency_id, event, key, reference, path, created_at)
    select gen_random_uuid(), h.id, h.agency_id, ${event}, ${key}, ${reference}, ${path}, ${createdAt}
      from platform.hook h
     where h.agency_id = ${agencyId} and h.state = 'on' and h.ended_at is null and ${event} = any (h.events)
    on conflict (hook_id, key) do nothing
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
};

export type Due = {
  id: string;
  hookId: string;
  url: string;
  event: string;
  reference: string | null;
  path: string;
  attempts: number;
  createdAt: Date;
  restUntil: Date | null;
  /** False: paused, stopped or removed since. A test is sent also while the others wait. */
  isWanted: boolean;
};

/** What still waits. */
export const selectDue = async (tx: Tx, deliveryId: string): Promise<Due | null> => {
  const { rows } = await sql<Due>`
    select d.id, d.hook_id, h.url, d.event, d.reference, d.path, d.attempts, d.created_at, h.rest_until,
           h.ended_at is null and (h.state = 'on' or d.event = 'hook.test') as is_wanted
      from platform.hook_delivery d join platform.hook h on h.id = d.hook_id
     where d.id = ${deliveryId} and d.state = 'waiting'`.execute(tx);
  return rows[0] ?? null;
};

export const selectSecrets = async (tx: Tx, hookId: string, at: Date): Promise<{ owner: string; sealed: string }[]> =>
  (await sql<{ owner: string; sealed: string }>`select * from app.hook_secrets(${hookId}, ${at})`.execute(tx)).rows;

/** Locked, because two calls of one hook may end at the same moment. */
export const lockHook = async (tx: Tx, hookId: string) => {
  const { rows } = await sql<{ agencyId: number; state: string; failingSince: Date | null }>`
    select agency_id, state, failing_since from platform.hook where id = ${hookId} for update`.execute(tx);
  return rows[0] ?? null;
};

type Tried = { status: number | null; fault: string | null; tookMs: number; attempts: number };

export const saveTried = async (tx: Tx, id: string, tried: Tried, outcome: Outcome, at: Date): Promise<void> => {
  await tx
    .updateTable('platform.hookDelivery')
    .set({ ...tried, state: outcome.state, nextAt: outcome.nextAt, triedAt: at })
    .where('id', '=', id)
    .execute();
};

export const saveHook = async (tx: Tx, hookId: string, outcome: Outcome, at: Date): Promise<void> => {
  await tx
    .updateTable('platform.hook')
    .set({
      failingSince: outcome.failingSince,
      restUntil: outcome.restUntil,
      ...(outcome.hook === 'well' ? { deliveredAt: at } : {}),
      ...(outcome.hook === 'stopped' ? { state: 'stopped' } : {}),
    })
    .where('id', '=', hookId)
    .execute();
};

/** What waits for a hook that is no longer called. */
export const dropWaiting = async (tx: Tx, hookId: string): Promise<void> => {
  await sql`update platform.hook_delivery set state = 'dropped', next_at = null where hook_id = ${hookId} and state = 'waiting'`.execute(
    tx,
  );
};

export const putOff = async (tx: Tx, id: string, until: Date): Promise<void> => {
  await tx.updateTable('platform.hookDelivery').set({ nextAt: until }).where('id', '=', id).execute();
};

export const forgetDeliveries = async (tx: Tx, before: Date): Promise<void> => {
  await sql`delete from platform.hook_delivery where created_at < ${before}`.execute(tx);
};

/* The lead's own page: row security narrows everything below to the asking lead's agency. */

export const selectHooks = async (tx: Tx, agencyId: number, now: Date) => {
  const { rows } = await sql<{
    id: string;
    url: string;
    events: string[];
    state: string;
    deliveredAt: Date | null;
    failingSince: Date | null;
    createdAt: Date;
    formerUntil: Date | null;
  }>`
    select h.id, h.url, h.events, h.state, h.delivered_at, h.failing_since, h.created_at,
           (select max(s.expires_at) from platform.hook_secret s where s.hook_id = h.id and s.expires_at > ${now}) as former_until
      from platform.hook h where h.agency_id = ${agencyId} and h.ended_at is null order by h.created_at, h.id`.execute(
    tx,
  );
  return rows;
};

/** Locked against another change by a colleague. */
export const findHook = async (tx: Tx, id: string, agencyId: number) => {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from platform.hook where id = ${id} and agency_id = ${agencyId} and ended_at is null for update`.execute(
    tx,
  );
  return rows[0] ?? null;
};

/** GET runs read-only, where nothing can be locked. */
export const findHookToRead = async (tx: Tx, id: string, agencyId: number): Promise<boolean> =>
  (await tx
    .selectFrom('platform.hook')
    .select('id')
    .where('id', '=', id)
    .where('agencyId', '=', agencyId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()) !== undefined;

type NewHook = { id: string; agencyId: number; url: string; events: string[]; createdAt: Date };
export const insertHook = async (tx: Tx, row: NewHook): Promise<void> => {
  await tx.insertInto('platform.hook').values(row).execute();
};

type NewSecret = { id: string; hookId: string; agencyId: number; sealed: string; createdAt: Date };
export const insertSecret = async (tx: Tx, row: NewSecret): Promise<void> => {
  await tx.insertInto('platform.hookSecret').values(row).execute();
};

/** The one that signs now goes on until then; one that was on its way out ends at once, so that never more than two sign. */
export const retireSecrets = async (tx: Tx, hookId: string, until: Date, now: Date): Promise<void> => {
  await sql`update platform.hook_secret set expires_at = case when expires_at is null then ${until}::timestamptz else ${now}::timestamptz end
             where hook_id = ${hookId} and (expires_at is null or expires_at > ${now})`.execute(tx);
};

export const changeHook = async (
  tx: Tx,
  id: string,
  change: { events: string[]; state: string; isRevived: boolean },
): Promise<void> => {
  const { events, state, isRevived } = change;
  await tx
    .updateTable('platform.hook')
    .set({ events, state, ...(isRevived ? { failingSince: null, restUntil: null } : {}) })
    .where('id', '=', id)
    .execute();
};

export const endHook = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx.updateTable('platform.hook').set({ endedAt: at, state: 'paused' }).where('id', '=', id).execute();
  await tx.deleteFrom('platform.hookSecret').where('hookId', '=', id).execute();
};

type Test = { id: string; hookId: string; agencyId: number; createdAt: Date };
export const insertTest = async (tx: Tx, { id, ...row }: Test): Promise<void> => {
  await tx
    .insertInto('platform.hookDelivery')
    .values({ ...row, id, event: 'hook.test', key: `hook.test:${id}`, path: '/desk/hooks' })
    .execute();
};

export type Cursor = { at: Date; id: string } | null;
export const selectDeliveries = async (tx: Tx, hookId: string, cursor: Cursor, count: number) => {
  const { rows } = await sql<{
    id: string;
    event: string;
    reference: string | null;
    state: string;
    attempts: number;
    fault: string | null;
    status: number | null;
    tookMs: number | null;
    createdAt: Date;
    triedAt: Date | null;
    nextAt: Date | null;
  }>`
    select id, event, reference, state, attempts, fault, status, took_ms, created_at, tried_at, next_at from platform.hook_delivery
     where hook_id = ${hookId} and (${cursor?.at ?? null}::timestamptz is null or (created_at, id) < (${cursor?.at ?? null}::timestamptz, ${cursor?.id ?? null}::uuid))
     order by created_at desc, id desc limit ${count}`.execute(tx);
  return rows;
};
