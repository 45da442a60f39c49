import { sql } from 'kysely';
import type { Actor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import type { Reading } from '#platform/endpoint';
import { type Cursor, type Deed, doerOf } from './model.ts';

const rowOf = (actor: Actor, deed: Deed, actorName: string) => ({
  requestId: deed.requestId,
  actorKind: actor.kind,
  ...doerOf(actor),
  actorName,
  companyId: deed.companyId ?? null,
  caseId: deed.caseId ?? null,
  action: deed.action,
  subjectId: deed.subjectId,
  detail: JSON.stringify(deed.detail ?? {}),
  reason: deed.reason ?? '',
});

/** Names are copied at the time of the deed: dated truth, and readable by a company that may not read the person's row. */
export const insertDeed = async (tx: Tx, actor: Actor, deed: Deed, actorName: string): Promise<void> => {
  await tx
    .insertInto('evidence.auditEntry')
    .values(rowOf(actor, deed, actorName))
    .execute();
};

/** Many deeds of one kind of work, such as companies of one list: a row each, in one statement. */
export const insertDeeds = async (tx: Tx, actor: Actor, deeds: readonly Deed[]): Promise<void> => {
  if (deeds.length === 0) return;
  const rows = deeds.map((deed) => rowOf(actor, deed, ''));
  await tx.insertInto('evidence.auditEntry').values(rows).execute();
};

export type Reader = { personId: string; agencyId: number; readerName: string; agencyName: string };

export const insertReadings = async (
  tx: Tx,
  reader: Reader,
  readings: readonly Reading[],
  endpoint: string,
  requestId: string,
): Promise<void> => {
  await tx
    .insertInto('evidence.accessEntry')
    .values(
      readings.map((reading) => ({
        ...reader,
        requestId,
        endpoint,
        companyId: reading.companyId,
        caseId: reading.caseId,
        sections: [...reading.sections],
        reason: reading.reason ?? '',
      })),
    )
    .execute();
};

/** The database keeps microseconds, JavaScript's Date does not: a cursor of milliseconds would skip or repeat entries. */
const microseconds = sql<number>`(extract(epoch from at) * 1000000)::bigint`.as('microseconds');
const before = (cursor: Cursor | null) =>
  cursor
    ? sql<boolean>`(at, id) < (timestamptz 'epoch' + ${cursor.microseconds}::bigint * interval '1 microsecond', ${cursor.id}::bigint)`
    : sql<boolean>`true`;

/** The company and the records it took over: what was read of them before is part of its history. */
export const selectOwn = async (tx: Tx, companyId: string): Promise<string[]> => {
  const { rows } = await sql<{ formers: string[] }>`select app.formers() as formers`.execute(tx);
  return [companyId, ...(rows[0]?.formers ?? [])];
};

/** The company is named although the policy already narrows: the index needs the column. */
export const selectReadings = (
  tx: Tx,
  companies: readonly string[],
  caseId: string | null,
  cursor: Cursor | null,
  count: number,
) =>
  tx
    .selectFrom('evidence.accessEntry')
    .select(['id', 'at', 'agencyName', 'readerName', 'caseId', 'sections', 'reason', 'basis', microseconds])
    .where('companyId', 'in', [...companies])
    .$if(caseId !== null, (query) => query.where('caseId', '=', caseId))
    .where(before(cursor))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute();

export const selectDeeds = (tx: Tx, companies: readonly string[], cursor: Cursor | null, count: number) =>
  tx
    .selectFrom('evidence.auditEntry')
    .select(['id', 'at', 'actorKind', 'actorName', 'action', 'caseId', microseconds])
    .where('companyId', 'in', [...companies])
    .where(before(cursor))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute();

/** A year of months ahead, so that no trace ever meets a missing partition. */
export const createPartitions = async (tx: Tx, firstDay: string): Promise<void> => {
  await sql`select evidence.ensure_partitions(${firstDay}::date, 12)`.execute(tx);
};

/**
 * Companies whose files an agency read in this span. For the machine's daily word to them, which everybody of the company
 * gets; so not the reading of an incident, which may be about one of them.
 */
export const selectCompaniesRead = async (tx: Tx, { from, until }: { from: Date; until: Date }): Promise<string[]> => {
  const { rows } = await sql<{ companyId: string }>`
    select distinct company_id from evidence.access_entry where at >= ${from} and at < ${until}
       and (case_id is not null or not 'sealed' = any (sections))`.execute(tx);
  return rows.map(({ companyId }) => companyId);
};
