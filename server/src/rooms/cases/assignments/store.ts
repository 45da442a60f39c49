import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

/** Which of these cases the reader's agency has sealed from a colleague. */
export const selectSealedFrom = async (tx: Tx, caseIds: readonly string[], personId: string): Promise<Set<string>> => {
  const rows = await tx
    .selectFrom('cases.seal')
    .select('caseId')
    .where('caseId', 'in', [...caseIds])
    .where('openedAt', 'is', null)
    .where(sql<boolean>`${personId}::uuid <> all (people)`)
    .execute();
  return new Set(rows.map(({ caseId }) => caseId));
};
