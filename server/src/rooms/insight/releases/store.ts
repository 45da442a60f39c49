import type { Release } from '@boru/engines/suppression';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { CountRow, LeakRow, Published, RawFigure } from './model.ts';

/** Every release there ever was, oldest first, of these tables (null: of all that the reader may see). */
export const selectReleases = async (tx: Tx, names: readonly string[] | null = null): Promise<Published[]> =>
  (
    await sql<Published>`select name, released_at as "releasedAt", cells from insight.release
      where ${names === null ? sql`true` : sql`name = any (${names})`} order by seq`.execute(tx)
  ).rows;

export const insertRelease = async (
  tx: Tx,
  { name, audience, cells }: { name: string; audience: 'public' | 'agencies'; cells: Release },
  at: Date,
): Promise<void> => {
  await sql`insert into insight.release (name, audience, released_at, cells) values (${name}, ${audience}, ${at}, ${JSON.stringify(cells)})`.execute(
    tx,
  );
};

/** Two servers do not release at once: the second finds what the first left. */
export const holdReleases = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('insight.release'))`.execute(tx);
};

/** Raw sums of the region: only inside a transaction of the system actor. */
export const selectFigures = async (tx: Tx, since: string): Promise<RawFigure[]> => {
  const { rows } = await sql<
    Omit<RawFigure, 'amount' | 'minutes'> & { amount: string; minutes: string }
  >`select measure, month::text, agency, other, part, state, amount, minutes from insight.figures(${since})`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, amount: Number(row.amount), minutes: Number(row.minutes) }));
};

/** Raw, unsuppressed counts: only inside a transaction of the system actor. */
export const selectCounts = async (tx: Tx): Promise<CountRow[]> =>
  (await sql<CountRow>`select * from insight.company_counts()`.execute(tx)).rows;

export const selectLeaks = async (tx: Tx): Promise<LeakRow[]> =>
  (await sql<LeakRow>`select quarter::text, channel, companies from insight.leak_counts()`.execute(tx)).rows;

/** Folds the lines that have waited into the sums; how many there were. */
export const foldLines = async (tx: Tx, most: number): Promise<number> =>
  (await sql<{ folded: number }>`select insight.fold(${most}) as folded`.execute(tx)).rows[0]?.folded ?? 0;
