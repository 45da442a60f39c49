import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { CheckpointRow, EntryRow, LeafRow } from './model.ts';

type Place = { leafIndex: number; kind: 'audit' | 'access'; id: string; at: string; moment: string; leaf: Buffer };
type Named = EntryRow & { id: string };

const at = sql`(extract(epoch from at) * 1000000)::bigint::text`;

const entriesAt = async (tx: Tx, table: RawBuilder<unknown>, fields: RawBuilder<unknown>, places: readonly Place[]) => {
  if (places.length === 0) return new Map<string, EntryRow>();
  const moments = [...new Set(places.map(({ moment }) => moment))];
  const ids = places.map(({ id }) => Number(id));
  const { rows } = await sql<Named>`
    select id::text, salt, commitment, ${fields} from ${table}
     where at = any (${moments}::timestamptz[]) and id = any (${ids}::bigint[])`.execute(tx);
  return new Map(rows.map((row): [string, EntryRow] => [row.id, row]));
};

/** jsonb is asked for as text: its own order and spelling is what was hashed. */
const auditFields = sql`action as what, actor_kind, agency_id::text, jsonb_build_object('requestId', request_id, 'personId', person_id::text,
  'actorName', actor_name, 'companyId', company_id::text, 'caseId', case_id::text, 'subjectId', subject_id, 'detail', detail::text,
  'address', address, 'reason', reason) as content`;
const accessFields = sql`endpoint as what, 'agency' as actor_kind, agency_id::text, jsonb_build_object('requestId', request_id,
  'personId', person_id::text, 'readerName', reader_name, 'agencyName', agency_name, 'companyId', company_id::text, 'caseId', case_id::text,
  'sections', to_jsonb(sections)::text, 'address', address, 'reason', reason, 'basis', to_jsonb(basis)::text) as content`;

/** One entry with every value as PostgreSQL writes it, if the caller may read it. */
export const entryText = async (
  tx: Tx,
  kind: Place['kind'],
  id: number,
  microseconds: string,
): Promise<EntryRow | undefined> => {
  const [table, fields] =
    kind === 'audit' ? [sql`evidence.audit_entry`, auditFields] : [sql`evidence.access_entry`, accessFields];
  const { rows } = await sql<EntryRow>`
    select salt, commitment, ${fields} from ${table}
     where at = timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond' and id = ${id}`.execute(tx);
  return rows[0];
};

const withEntries = async (tx: Tx, places: readonly Place[]): Promise<LeafRow[]> => {
  const of = (kind: Place['kind']) => places.filter((place) => place.kind === kind);
  const audit = await entriesAt(tx, sql`evidence.audit_entry`, auditFields, of('audit'));
  const access = await entriesAt(tx, sql`evidence.access_entry`, accessFields, of('access'));
  return places.map((place) => ({ ...place, entry: (place.kind === 'audit' ? audit : access).get(place.id) }));
};

/** The next rows of the log in their order, each with the entry it stands for. */
export const selectLeaves = async (tx: Tx, from: number, count: number): Promise<LeafRow[]> => {
  const { rows } = await sql<Place>`
    select leaf_index, kind, entry_id::text as id, ${at} as at, at::text as moment, leaf
      from evidence.log_leaf where leaf_index >= ${from} order by leaf_index limit ${count}`.execute(tx);
  return withEntries(tx, rows);
};

/** What waits for its place: it must be as it was written, too. */
export const selectWaiting = async (tx: Tx, most: number): Promise<LeafRow[]> => {
  const { rows } = await sql<Place>`
    select -1 as leaf_index, kind, entry_id::text as id, ${at} as at, at::text as moment, leaf
      from evidence.unsequenced order by at, kind, entry_id limit ${most}`.execute(tx);
  return withEntries(tx, rows);
};

export const countWaiting = async (tx: Tx): Promise<{ waiting: number; seconds: number }> => {
  const { rows } = await sql<{ waiting: number; seconds: number }>`
    select count(*)::int as waiting, coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 as seconds
      from evidence.unsequenced`.execute(tx);
  return rows[0] ?? { waiting: 0, seconds: 0 };
};

export const selectCheckpoints = (tx: Tx, after: number, upTo: number): Promise<CheckpointRow[]> =>
  tx
    .selectFrom('evidence.checkpoint')
    .select(['size', 'root', 'note'])
    .where('size', '>', after)
    .where('size', '<=', upTo)
    .orderBy('size')
    .execute();

export const selectLargestSize = async (tx: Tx): Promise<number> => {
  const row = await tx
    .selectFrom('evidence.checkpoint')
    .select((part) => part.fn.max('size').as('size'))
    .executeTakeFirst();
  return row?.size ?? 0;
};

type Row = { kind: 'audit' | 'access'; id: string; at: string };

/** An entry that is neither in the log nor waiting for it: somebody took its leaf away. */
export const selectUnlogged = async (tx: Tx): Promise<Row | undefined> => {
  const missing = (kind: Row['kind'], table: RawBuilder<unknown>) => sql`
    (select ${kind}::text as kind, e.id::text as id, e.at from ${table} e
      where not exists (select 1 from evidence.log_leaf l where l.kind = ${kind} and l.entry_id = e.id)
        and not exists (select 1 from evidence.unsequenced u where u.kind = ${kind} and u.entry_id = e.id)
      order by e.at, e.id limit 1)`;
  const { rows } = await sql<Row>`
    select kind, id, ${at} as at from (${missing('audit', sql`evidence.audit_entry`)} union all
      ${missing('access', sql`evidence.access_entry`)}) found order by found.at limit 1`.execute(tx);
  return rows[0];
};

/** An erasure leaves a deed of its own; content that is gone without one was not erased by Boru. */
export const selectUnexplained = async (tx: Tx): Promise<Row | undefined> => {
  const erased = (kind: Row['kind'], table: RawBuilder<unknown>) => sql`
    (select ${kind}::text as kind, e.id::text as id, e.at from ${table} e
      where e.erased_at is not null and not exists (
        select 1 from evidence.audit_entry d where d.action = 'evidence.erased' and d.subject_id = ${kind}::text || '/' || e.id)
      order by e.at, e.id limit 1)`;
  const { rows } = await sql<Row>`
    select kind, id, ${at} as at from (${erased('audit', sql`evidence.audit_entry`)} union all
      ${erased('access', sql`evidence.access_entry`)}) found order by found.at limit 1`.execute(tx);
  return rows[0];
};
