import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';
import type { Press, StoredStep, Telling } from './model.ts';

export type Held = { id: string; pressedAt: Date; dueAt: Date; leftMs: number; isNew: boolean; isSame: boolean };

/** Who presses the database finds out itself. Answers the step that waits already when there is one on the same thing. */
export const insertStep = async (
  tx: Tx,
  step: {
    id: string;
    endpoint: string;
    about: readonly string[];
    telling: Telling;
    input: Press;
    requestId: string;
    pressedAt: Date;
  },
  seconds: number,
): Promise<Held> => {
  const { rows } = await sql<Held>`
    select * from app.hold_step(${step.id}, ${step.endpoint}, ${[...step.about]}::text[],
                                ${JSON.stringify(step.telling)}::jsonb, ${JSON.stringify(step.input)}::jsonb, ${step.requestId},
                                ${step.pressedAt}, ${seconds})`.execute(tx);
  const [held] = rows;
  if (!held) throw new Error('the step was not kept');
  return held;
};

/** Whatever waits under this membership, what was done a moment ago, and what was refused and not yet put away. */
export const selectSteps = async (tx: Tx): Promise<StoredStep[]> => {
  const { rows } = await sql<StoredStep>`
    select id, endpoint, about, telling, input, pressed_at, due_at, refused_code, done_at is not null as is_done,
           extract(epoch from due_at - clock_timestamp()) * 1000 as left_ms
      from platform.pending_step where done_at is null or done_at > clock_timestamp() - interval '1 minute'
     order by pressed_at, id limit 50`.execute(tx);
  return rows.map((row) => ({ ...row, leftMs: Number(row.leftMs) }));
};

/** Waits while the step is being carried out; null when it was, or was taken back before. */
export const deleteStep = async (tx: Tx, id: string): Promise<StoredStep | null> => {
  const { rows } = await sql<StoredStep>`
    delete from platform.pending_step where id = ${id} and done_at is null
    returning id, endpoint, about, telling, input, pressed_at, due_at, refused_code, false as is_done, 0 as left_ms`.execute(
    tx,
  );
  return rows[0] ?? null;
};

export type DueStep = { endpoint: string; input: Press; requestId: string; address: string; pressedAt: Date };

/** For the system actor. */
export const selectDueStep = async (tx: Tx, id: string): Promise<DueStep | null> => {
  const { rows } = await sql<DueStep>`
    select endpoint, input, request_id, address, pressed_at from platform.pending_step
     where id = ${id} and refused_at is null and done_at is null`.execute(tx);
  return rows[0] ?? null;
};

export type RefusedStep = {
  personId: string;
  agencyId: number | null;
  companyId: string | null;
  endpoint: string;
  about: readonly string[];
};

/** For the system actor; null when somebody was faster. */
export const refuseStep = async (tx: Tx, id: string, code: string, at: Date): Promise<RefusedStep | null> => {
  const { rows } = await sql<RefusedStep>`
    update platform.pending_step s set refused_at = ${at}, refused_code = ${code}
      from organisations.membership m
     where s.id = ${id} and s.refused_at is null and s.done_at is null and m.id = s.membership_id
    returning s.person_id, m.agency_id, m.company_id, s.endpoint, s.about`.execute(tx);
  return rows[0] ?? null;
};

/** At the end of the transaction that carries it out. */
export const endStep = async (tx: Tx, id: string): Promise<void> => {
  await sql`select app.end_step(${id})`.execute(tx);
};

/** For the system actor: what was done on other days, and what was refused before this moment. */
export const forgetSteps = async (tx: Tx, before: Date): Promise<void> => {
  await sql`delete from platform.pending_step
             where refused_at < ${before} or done_at < clock_timestamp() - interval '1 hour'`.execute(tx);
};
