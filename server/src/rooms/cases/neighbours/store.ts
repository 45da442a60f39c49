import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

export const selectNeighbours = async (tx: Tx, caseId: string): Promise<{ agencyId: number; reference: string }[]> =>
  (await sql<{ agencyId: number; reference: string }>`select * from cases.neighbours(${caseId})`.execute(tx)).rows;
