import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';
import type { JobState, JobView } from './job.ts';

export type Claimed = { id: string; kind: string; payload: unknown; attempts: number };

export const insertJob = async (
  tx: Tx,
  job: { id: string; kind: string; payload: unknown; runAt: Date | null; key: string | null },
): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select app.enqueue(${job.id}, ${job.kind}, ${JSON.stringify(job.payload)}::jsonb, ${job.runAt}::timestamptz, ${job.key}) as id`.execute(
    tx,
  );
  return rows[0]?.id ?? job.id;
};

/** A job whose worker died so often that it is likely the cause. */
export const buryAbandoned = async (tx: Tx, mostAttempts: number): Promise<void> => {
  await sql`update platform.job set state = 'dead', leased_by = null, lease_until = null, finished_at = now(),
                   last_error = 'the worker ended while it ran'
             where state = 'running' and lease_until < now() and attempts >= ${mostAttempts}`.execute(tx);
};

export const claimDue = async (
  tx: Tx,
  worker: string,
  kinds: readonly string[],
  most: number,
  leaseMs: number,
): Promise<Claimed[]> => {
  const { rows } = await sql<Claimed>`
    update platform.job set state = 'running', attempts = attempts + 1, leased_by = ${worker},
           lease_until = now() + ${leaseMs} * interval '1 millisecond', key = null
     where id in (
       select id from platform.job
        where ((state = 'waiting' and run_at <= now()) or (state = 'running' and lease_until < now()))
          and kind = any(${[...kinds]}::text[])
        order by run_at, id limit ${most} for update skip locked)
    returning id, kind, payload, attempts`.execute(tx);
  return rows;
};

/** True while the worker still holds this attempt. */
export const extendLease = async (tx: Tx, worker: string, job: Claimed, leaseMs: number): Promise<boolean> => {
  const { rows } = await sql`
    update platform.job set lease_until = now() + ${leaseMs} * interval '1 millisecond'
     where id = ${job.id} and leased_by = ${worker} and attempts = ${job.attempts} and state = 'running' returning id`.execute(
    tx,
  );
  return rows.length === 1;
};

export const finishJob = async (tx: Tx, worker: string, job: Claimed): Promise<void> => {
  await sql`update platform.job set state = 'done', leased_by = null, lease_until = null, finished_at = now(), last_error = null
             where id = ${job.id} and leased_by = ${worker} and attempts = ${job.attempts}`.execute(tx);
};

export const postponeJob = async (
  tx: Tx,
  worker: string,
  job: Claimed,
  waitMs: number,
  error: string,
): Promise<void> => {
  await sql`update platform.job set state = 'waiting', leased_by = null, lease_until = null, last_error = ${error},
                   run_at = now() + ${waitMs} * interval '1 millisecond'
             where id = ${job.id} and leased_by = ${worker} and attempts = ${job.attempts}`.execute(tx);
};

export const buryJob = async (tx: Tx, worker: string, job: Claimed, error: string): Promise<void> => {
  await sql`update platform.job set state = 'dead', leased_by = null, lease_until = null, finished_at = now(), last_error = ${error}
             where id = ${job.id} and leased_by = ${worker} and attempts = ${job.attempts}`.execute(tx);
};

/** Gives a job back without counting the attempt: the server stops, the job is not to blame. */
export const returnJob = async (tx: Tx, worker: string, job: Claimed): Promise<void> => {
  await sql`update platform.job set state = 'waiting', leased_by = null, lease_until = null, attempts = attempts - 1, run_at = now()
             where id = ${job.id} and leased_by = ${worker} and attempts = ${job.attempts} and state = 'running'`.execute(
    tx,
  );
};

export const reviveJob = async (tx: Tx, id: string): Promise<'revived' | 'not_dead' | 'unknown'> => {
  const { rows } = await sql<{ state: JobState }>`select state from platform.job where id = ${id} for update`.execute(
    tx,
  );
  const state = rows[0]?.state;
  if (state === undefined) return 'unknown';
  if (state !== 'dead') return 'not_dead';
  await sql`update platform.job set state = 'waiting', attempts = 0, run_at = now(), finished_at = null where id = ${id}`.execute(
    tx,
  );
  return 'revived';
};

export const selectJobs = async (
  tx: Tx,
  filter: { state: JobState | null; kind: string | null; before: string | null; most: number },
): Promise<JobView[]> => {
  const { rows } = await sql<JobView>`
    select id, kind, state, attempts, run_at, created_at, finished_at, last_error from platform.job
     where (${filter.state}::text is null or state = ${filter.state})
       and (${filter.kind}::text is null or kind = ${filter.kind})
       and (${filter.before}::uuid is null or (created_at, id) < (select created_at, id from platform.job where id = ${filter.before}::uuid))
     order by created_at desc, id desc limit ${filter.most}`.execute(tx);
  return rows;
};

export const countJobs = async (tx: Tx): Promise<Record<JobState, number>> => {
  const { rows } = await sql<{ state: JobState; count: number }>`
    select state, count(*) as count from platform.job group by state`.execute(tx);
  const count = (state: JobState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: count('waiting'), running: count('running'), done: count('done'), dead: count('dead') };
};

export const forgetDone = async (tx: Tx, days: number): Promise<void> => {
  await sql`delete from platform.job where state = 'done' and finished_at < now() - ${days} * interval '1 day'`.execute(
    tx,
  );
};
