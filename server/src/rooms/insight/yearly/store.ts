import { ReportFigureKey, ReportTold } from '@boru/contract/yearly';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Figure, Report } from './model.ts';

const columns = [
  ...(['id', 'year', 'state', 'words', 'round', 'countedAt', 'writtenByName'] as const),
  ...(['closedAt', 'closedByName', 'version'] as const),
];
const Kept = z.object({
  state: z.enum(['counting', 'draft', 'closed']),
  words: z.record(z.string(), z.string().nullable()),
});
export const selectReports = async (tx: Tx): Promise<Report[]> =>
  (await tx.selectFrom('insight.yearlyReport').select(columns).orderBy('year', 'desc').limit(100).execute()).map(
    (row) => ({ ...row, ...Kept.parse(row) }),
  );
export const selectReport = async (tx: Tx, id: string): Promise<Report | undefined> => {
  const row = await tx.selectFrom('insight.yearlyReport').select(columns).where('id', '=', id).executeTakeFirst();
  return row && { ...row, ...Kept.parse(row) };
};
type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
/** False where the year has its report already. */
export const insertReport = async (tx: Tx, row: { id: string; year: number } & By): Promise<boolean> =>
  (
    await tx
      .insertInto('insight.yearlyReport')
      .values(row)
      .onConflict((one) => one.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;
type Change = Partial<{
  state: 'counting' | 'draft' | 'closed';
  words: string;
  round: number;
  countedAt: Date;
  closedAt: Date;
  closedByName: string;
}> &
  Partial<By>;
export const saveReport = async (tx: Tx, { id, version }: Report, change: Change): Promise<boolean> =>
  (
    await tx
      .updateTable('insight.yearlyReport')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

const ToldKept = ReportTold.nullable();
export const selectFigures = async (tx: Tx, reportId: string): Promise<Figure[]> =>
  (
    await tx
      .selectFrom('insight.reportFigure')
      .select(['key', 'told', 'takenAt', 'round', 'failedAt'])
      .where('reportId', '=', reportId)
      .execute()
  ).flatMap((row) => {
    const key = ReportFigureKey.safeParse(row.key).data;
    return key === undefined ? [] : [{ ...row, key, told: ToldKept.parse(row.told) }];
  });
/** Taken: the new value with its time. Not taken: the last value stays, and when it failed. */
export const saveFigure = async (
  tx: Tx,
  { id, round }: Report,
  key: string,
  told: z.infer<typeof ReportTold> | null,
  at: Date,
): Promise<void> => {
  const taken = told === null ? null : JSON.stringify(told);
  await sql`
    insert into insight.report_figure (report_id, key, told, taken_at, round, failed_at)
    values (${id}, ${key}, ${taken}::jsonb, ${told === null ? null : at}, ${round}, ${told === null ? at : null})
    on conflict (report_id, key) do update set
      told = coalesce(excluded.told, insight.report_figure.told),
      taken_at = coalesce(excluded.taken_at, insight.report_figure.taken_at),
      round = excluded.round, failed_at = excluded.failed_at`.execute(tx);
};

/** One part of what the report says; null where this database cannot tell. */
export const selectPart = async (tx: Tx, what: string, year: number, until: string): Promise<unknown> =>
  (await sql<{ part: unknown }>`select insight.report_part(${what}, ${year}, ${until}) as part`.execute(tx)).rows[0]
    ?.part ?? null;
