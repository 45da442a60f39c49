import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { FileRow, Held } from './model.ts';

const columns = ['id', 'reportId', 'bytes', 'letterId'] as const;

export const selectFile = (tx: Tx, id: string): Promise<FileRow | undefined> =>
  tx.selectFrom('reports.file').select(columns).where('id', '=', id).executeTakeFirst();

/** One piece of a file at a time: two that come together would both be the next. */
export const findFileForUpdate = (tx: Tx, id: string): Promise<FileRow | undefined> =>
  tx.selectFrom('reports.file').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();

/** What the report holds, and what its fullest desk holds. */
export const selectHeld = async (tx: Tx, reportId: string): Promise<Held> => {
  const { rows } = await sql<Held>`
    select count(*)::int as files, coalesce(sum(f.bytes), 0)::float8 as bytes,
           count(*) filter (where f.letter_id is null)::int as unfinished,
           (select coalesce(max(held), 0)::float8 from (
              select sum(o.bytes) as held from reports.recipient r join reports.file o on o.report_id = r.report_id
               where r.agency_id in (select agency_id from reports.recipient where report_id = ${reportId})
               group by r.agency_id) as desks) as "deskBytes"
      from reports.file f where f.report_id = ${reportId}`.execute(tx);
  return rows[0] ?? { files: 0, bytes: 0, unfinished: 0, deskBytes: 0 };
};

export const insertFile = async (
  tx: Tx,
  row: { id: string; reportId: string; bytes: number; startedOn: string },
): Promise<void> => {
  await tx
    .insertInto('reports.file')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const countChunks = async (tx: Tx, fileId: string): Promise<number> =>
  (
    await tx
      .selectFrom('reports.fileChunk')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('fileId', '=', fileId)
      .executeTakeFirstOrThrow()
  ).n;

export const selectChunk = async (
  tx: Tx,
  reportId: string,
  fileId: string,
  place: number,
): Promise<Buffer | undefined> =>
  (
    await tx
      .selectFrom('reports.fileChunk')
      .select('body')
      .where('fileId', '=', fileId)
      .where('place', '=', place)
      .where('reportId', '=', reportId)
      .executeTakeFirst()
  )?.body;

export const insertChunk = async (
  tx: Tx,
  row: { fileId: string; place: number; reportId: string; body: Buffer },
): Promise<void> => {
  await tx.insertInto('reports.fileChunk').values(row).execute();
};

export const selectFiles = (tx: Tx, ids: readonly string[]): Promise<(FileRow & { chunks: number })[]> =>
  tx
    .selectFrom('reports.file as f')
    .select(({ selectFrom, fn }) => [
      'f.id',
      'f.reportId',
      'f.bytes',
      'f.letterId',
      selectFrom('reports.fileChunk as c')
        .select(fn.countAll<number>().as('n'))
        .whereRef('c.fileId', '=', 'f.id')
        .$asScalar()
        .$notNull()
        .as('chunks'),
    ])
    .where('f.id', 'in', [...ids])
    .execute();

export const giveToLetter = async (tx: Tx, ids: readonly string[], letterId: string): Promise<void> => {
  await tx
    .updateTable('reports.file')
    .set({ letterId })
    .where('id', 'in', [...ids])
    .execute();
};

export const deleteLoose = async (tx: Tx, before: string): Promise<void> => {
  await tx.deleteFrom('reports.file').where('letterId', 'is', null).where('startedOn', '<', before).execute();
};
