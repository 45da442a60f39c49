import type { Tx } from '#platform/database/index';
import type { TriageRow } from './model.ts';

const columns = ['deskKeyId', 'version', 'body'] as const;

export const selectTriage = (tx: Tx, reportId: string, agencyId: number): Promise<TriageRow | undefined> =>
  tx
    .selectFrom('reports.triage')
    .select(columns)
    .where('reportId', '=', reportId)
    .where('agencyId', '=', agencyId)
    .executeTakeFirst();

/** All of a desk in pieces that a browser can open: the newest word first. */
const pageSize = 500;
export const selectTriaged = (tx: Tx, agencyId: number, skip: number) =>
  tx
    .selectFrom('reports.triage as t')
    .innerJoin('reports.report as p', 'p.id', 't.reportId')
    .select(['p.id', 'p.filedAt', 'p.lastOn', 'p.lastFrom', 't.deskKeyId', 't.version', 't.body'])
    .where('t.agencyId', '=', agencyId)
    .orderBy('p.lastOn', 'desc')
    .orderBy('p.id')
    .offset(skip)
    .limit(pageSize)
    .execute();

export const countTriaged = async (tx: Tx, agencyId: number): Promise<number> =>
  (
    await tx
      .selectFrom('reports.triage')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('agencyId', '=', agencyId)
      .executeTakeFirstOrThrow()
  ).n;

export type NewTriage = TriageRow & { reportId: string; agencyId: number; writtenBy: string; writtenOn: string };

/** False when another version came first: nothing is written over what the writer has not seen. */
export const saveTriage = async (tx: Tx, row: NewTriage): Promise<boolean> => {
  const { reportId, agencyId, ...said } = row;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reports.triage')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['reportId', 'agencyId'])
        .doUpdateSet(said)
        .where('reports.triage.version', '=', row.version - 1),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const selectSeen = (tx: Tx, reportId: string) =>
  tx.selectFrom('reports.report').select('id').where('id', '=', reportId).executeTakeFirst();
