import { sql } from 'kysely';
import type { Tx } from './index.ts';

/** What an administrator and `boru doctor` want to know of the server: its version, and how far its clock is from ours. */
export const databaseFacts = async (tx: Tx, now: Date): Promise<{ version: string; clockSkewSeconds: number }> => {
  const { rows } = await sql<{ version: string; at: Date }>`
    select current_setting('server_version') as version, clock_timestamp() as at`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the database did not say what it is');
  const skew = (new Date(row.at).getTime() - now.getTime()) / 1000;
  return { version: row.version.split(' ')[0] ?? row.version, clockSkewSeconds: Math.round(skew * 10) / 10 };
};
