import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

/** Ends grants whose last day has passed; the triggers close the rows. For the system actor; answers how many ended. */
export const endExpiredSight = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ ended: number }>`select app.expire_sight() as ended`.execute(tx);
  return rows[0]?.ended ?? 0;
};
