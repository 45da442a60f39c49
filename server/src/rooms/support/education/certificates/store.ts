import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Certificate } from './model.ts';

const columns = [
  ...([
    'id',
    'number',
    'checkCode',
    'runId',
    'attendeeId',
    'agencyId',
    'companyId',
    'personName',
    'companyName',
  ] as const),
  ...(['courseTitle', 'agencyName', 'basis', 'heldFrom', 'heldUntil', 'minutes', 'issuedOn', 'expiresOn'] as const),
  ...(['revokedAt', 'revokeReason'] as const),
];
type Of = { runId: string } | { companyId: string };
export const selectCertificates = (tx: Tx, of: Of): Promise<Certificate[]> => {
  const query = tx.selectFrom('support.certificate').select(columns).orderBy('number', 'desc').limit(2_000);
  return ('runId' in of ? query.where('runId', '=', of.runId) : query.where('companyId', '=', of.companyId)).execute();
};
export const selectCertificate = (
  tx: Tx,
  by: { id: string } | { number: string; checkCode: string },
): Promise<Certificate | undefined> => {
  const query = tx.selectFrom('support.certificate').select(columns);
  return (
    'id' in by
      ? query.where('id', '=', by.id)
      : query.where('number', '=', by.number).where('checkCode', '=', by.checkCode)
  ).executeTakeFirst();
};
export const insertCertificates = async (tx: Tx, batchId: string, rows: readonly Certificate[]): Promise<void> => {
  await tx
    .insertInto('support.certificate')
    .values(rows.map((row) => ({ ...row, batchId })))
    .execute();
};
/** Takes the next numbers of a year; whoever asks next waits until these are given or given back. */
export const takeSerials = async (tx: Tx, year: number, amount: number): Promise<number> => {
  const { rows } = await sql<{ last: number }>`
    insert into support.certificate_serial as s (year, last) values (${year}, ${amount})
    on conflict (year) do update set last = s.last + excluded.last returning last`.execute(tx);
  return (rows[0]?.last ?? amount) - amount + 1;
};
export const saveRevoked = async (
  tx: Tx,
  id: string,
  how: { revokedAt: Date; revokedBy: string; revokeReason: string },
): Promise<void> => {
  await tx.updateTable('support.certificate').set(how).where('id', '=', id).execute();
};

export type Batch = { id: string; runId: string; agencyId: number; total: number; done: number; state: string };
const batchColumns = ['id', 'runId', 'agencyId', 'total', 'done', 'state'] as const;
export const insertBatch = async (
  tx: Tx,
  row: Pick<Batch, 'id' | 'runId' | 'agencyId' | 'total'> & { askedBy: string; askedByName: string; askedAt: Date },
): Promise<void> => {
  await tx.insertInto('support.certificateBatch').values(row).execute();
};
export const selectLastBatch = (tx: Tx, runId: string): Promise<Batch | undefined> =>
  tx
    .selectFrom('support.certificateBatch')
    .select(batchColumns)
    .where('runId', '=', runId)
    .orderBy('askedAt', 'desc')
    .orderBy('id')
    .executeTakeFirst();
/** Held, so that two workers never make the same certificates. */
export const holdBatch = (tx: Tx, id: string): Promise<Batch | undefined> =>
  tx.selectFrom('support.certificateBatch').select(batchColumns).where('id', '=', id).forUpdate().executeTakeFirst();
export const saveBatch = async (
  tx: Tx,
  id: string,
  change: { done: number; state: 'waiting' | 'done' },
): Promise<void> => {
  await tx.updateTable('support.certificateBatch').set(change).where('id', '=', id).execute();
};

export const selectExpiring = (tx: Tx, until: string): Promise<{ id: string; companyId: string }[]> =>
  tx
    .selectFrom('support.certificate')
    .select(['id', 'companyId'])
    .where('revokedAt', 'is', null)
    .where('remindedAt', 'is', null)
    .where('expiresOn', '<=', until)
    .orderBy('companyId')
    .orderBy('id')
    .limit(1_000)
    .execute();
export const markReminded = async (tx: Tx, ids: readonly string[], remindedAt: Date): Promise<void> => {
  if (ids.length > 0)
    await tx
      .updateTable('support.certificate')
      .set({ remindedAt })
      .where('id', 'in', [...ids])
      .execute();
};

export type Results = {
  kind: 'course' | 'trainer';
  name: string;
  answers: number;
  course: number;
  trainer: number;
  use: number;
};
export const selectSurvey = async (tx: Tx): Promise<Results[]> => {
  const { rows } = await sql<Results>`
    select kind, name, answers, course::float8 as course, trainer::float8 as trainer, use::float8 as use
      from support.survey_results() order by kind, name limit 500`.execute(tx);
  return rows;
};
