import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { KnownCompany } from './model.ts';

/**
 * The newest companies that the asking agency sees, with what it sees of them: a diagnosis, cards, requests that were not
 * shown are not in the answer, because row security leaves them out. As whoever asks, never as the machine.
 */
export const selectKnown = async (tx: Tx, most: number): Promise<KnownCompany[]> =>
  (
    await sql<KnownCompany>`select company_id as "companyId", name, domains, statuses, topics from insight.known_companies(${most})`.execute(
      tx,
    )
  ).rows;
