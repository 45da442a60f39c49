import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

/** Which of these cases a colleague does not see: by a seal, or because they came for a team or a person of this agency. */
export const selectSealedFrom = async (tx: Tx, caseIds: readonly string[], personId: string): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    select k.id from (select c.id, cases.kept_to(c.id, app.agency()) as people from unnest(${[...caseIds]}::uuid[]) as c(id)) k
     where k.people is not null and ${personId}::uuid <> all (k.people)`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};
