import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

export type CountRow = { dimension: 'municipality' | 'industry' | 'level'; key: string; companies: number };

/** Raw, unsuppressed counts: only inside a transaction of the system actor. */
export const selectCounts = async (tx: Tx): Promise<CountRow[]> =>
  (await sql<CountRow>`select * from insight.company_counts()`.execute(tx)).rows;

export type IncidentCount = { dimension: 'all' | 'channel' | 'lesson'; key: string; companies: number };

/** Likewise raw: companies that agreed to be counted, by the ways of their leaks and the lessons they accepted. */
export const selectIncidentCounts = async (tx: Tx): Promise<IncidentCount[]> =>
  (await sql<IncidentCount>`select * from insight.incident_counts()`.execute(tx)).rows;
