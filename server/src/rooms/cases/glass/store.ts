import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

type Opened = { caseId: string; companyId: string };

/** Undefined where no such case exists or it is in sight anyway. */
export const breakGlass = async (
  tx: Tx,
  asked: { number: string; ids: readonly string[]; hours: number; article: string },
): Promise<Opened | undefined> => {
  const { number, ids, hours, article } = asked;
  const { rows } = await sql<Opened>`
    select * from cases.break_glass(${number}, ${[...ids]}::uuid[], ${hours}, ${article})`.execute(tx);
  return rows[0];
};
