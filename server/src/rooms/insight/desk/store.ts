import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { RawFigure } from '../releases/index.ts';

/** The asking agency's own work since a day; cases sealed from the asking person are not in it. */
export const selectOwnFigures = async (tx: Tx, since: string): Promise<RawFigure[]> => {
  const { rows } = await sql<
    Omit<RawFigure, 'amount' | 'minutes'> & { amount: string; minutes: string }
  >`select measure, month::text, agency, other, part, state, amount, minutes from insight.own_figures(${since})`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, amount: Number(row.amount), minutes: Number(row.minutes) }));
};
