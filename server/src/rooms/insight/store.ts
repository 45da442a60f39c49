import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

export type IncidentCount = { dimension: 'all' | 'channel' | 'lesson'; key: string; companies: number };

/** Raw, only inside a transaction of the system actor: companies that agreed to be counted, by the ways of their leaks and the lessons they accepted. */
export const selectIncidentCounts = async (tx: Tx): Promise<IncidentCount[]> =>
  (await sql<IncidentCount>`select * from insight.incident_counts()`.execute(tx)).rows;
