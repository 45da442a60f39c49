import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Cursor } from './model.ts';

export type Line = {
  key: string;
  at: Date;
  microseconds: number;
  side: string;
  actorName: string;
  action: string;
  target: string | null;
  number: string | null;
  title: string | null;
};

/** Names the company only to whoever may see it. */
export const selectName = async (tx: Tx, companyId: string): Promise<string | null> => {
  const { rows } = await sql<{ name: string | null }>`select evidence.name_of(${companyId}) as name`.execute(tx);
  return rows[0]?.name ?? null;
};

export const selectHistory = async (tx: Tx, companyId: string, cursor: Cursor | null, count: number) => {
  const at = sql`timestamptz 'epoch' + ${cursor?.microseconds ?? null}::bigint * interval '1 microsecond'`;
  const { rows } = await sql<Line>`
    select * from evidence.history_of(${companyId}, ${at}, ${cursor?.key ?? null}, ${count})`.execute(tx);
  return rows;
};
