import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

export type CountRow = { dimension: 'municipality' | 'industry' | 'level'; key: string; companies: number };

/** Raw, unsuppressed counts: only inside a transaction of the system actor. */
export const selectCounts = async (tx: Tx): Promise<CountRow[]> =>
  (await sql<CountRow>`select * from insight.company_counts()`.execute(tx)).rows;
