import type { EvidenceFilter } from '@boru/contract/evidence';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import { type Cursor, type Kind, ranks, wanted } from './model.ts';

export type EntryRow = {
  kind: Kind;
  rank: number;
  id: number;
  at: Date;
  microseconds: number;
  what: string;
  actorKind: string;
  personName: string | null;
  agencyId: number | null;
  address: string | null;
  companyId: string | null;
  companyName: string | null;
  caseId: string | null;
  sections: string[];
  reason: string;
  basis: string[];
  erased: boolean;
};

const columns: Readonly<Record<Kind, RawBuilder<unknown>>> = {
  audit: sql`'audit' as kind, action as what, actor_kind, actor_name as name, '{}'::text[] as sections, '{}'::text[] as basis`,
  access: sql`'access' as kind, endpoint as what, 'agency' as actor_kind, reader_name as name, sections, basis`,
};
const tables: Readonly<Record<Kind, RawBuilder<unknown>>> = {
  audit: sql`evidence.audit_entry`,
  access: sql`evidence.access_entry`,
};
const subject: Readonly<Record<Kind, RawBuilder<unknown>>> = { audit: sql`action`, access: sql`endpoint` };

/** The moment stands by itself beside the row comparison: the index can use it. */
const before = (kind: Kind, { microseconds, rank, id }: Cursor): RawBuilder<boolean> => {
  const moment = sql`timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond'`;
  return sql`at <= ${moment} and (at, ${ranks[kind]}::int, id) < (${moment}, ${rank}::int, ${id}::bigint)`;
};

const conditions = (kind: Kind, filter: EvidenceFilter, agencyId: number | null, cursor: Cursor | null) => {
  const parts: RawBuilder<unknown>[] = [
    agencyId === null ? sql`company_id is null` : sql`agency_id = ${agencyId}`,
    ...(filter.personId === undefined ? [] : [sql`person_id = ${filter.personId}`]),
    ...(filter.companyId === undefined ? [] : [sql`company_id = ${filter.companyId}`]),
    ...(filter.thing === undefined ? [] : [sql`split_part(${subject[kind]}, '.', 1) = ${filter.thing}`]),
    ...(filter.from === undefined ? [] : [sql`at >= (${filter.from}::date)::timestamp at time zone 'Asia/Seoul'`]),
    ...(filter.to === undefined ? [] : [sql`at < (${filter.to}::date + 1)::timestamp at time zone 'Asia/Seoul'`]),
    ...(cursor === null ? [] : [before(kind, cursor)]),
  ];
  return sql.join(parts, sql` and `);
};

/** Newest first, through both tables. Names are those the caller may see: row security decides, not this query. */
export const selectEntries = async (
  tx: Tx,
  filter: EvidenceFilter,
  agencyId: number | null,
  cursor: Cursor | null,
  count: number,
): Promise<EntryRow[]> => {
  const parts = wanted(filter).map(
    (
      kind,
    ) => sql`(select ${columns[kind]}, ${ranks[kind]}::int as rank, id, at, person_id, agency_id, address, company_id, case_id, reason,
        erased_at is not null as erased from ${tables[kind]} where ${conditions(kind, filter, agencyId, cursor)}
      order by at desc, id desc limit ${count})`,
  );
  const { rows } = await sql<EntryRow>`
    select kind, rank, id, at, (extract(epoch from at) * 1000000)::bigint as microseconds, what, actor_kind,
           coalesce(app.colleague_name(person_id), nullif(name, '')) as person_name, agency_id, address, company_id,
           app.company_name(company_id) as company_name, case_id, sections, reason, basis, erased
      from (select * from (${sql.join(parts, sql` union all `)}) both_tables order by at desc, rank desc, id desc limit ${count}) page
     order by at desc, rank desc, id desc`.execute(tx);
  return rows;
};

/** Undefined when no such deed was written then. A Date keeps milliseconds only, so the microseconds come back with it. */
export const selectDeed = async (
  tx: Tx,
  { at, action, subjectId }: { at: Date; action: string; subjectId: string },
): Promise<{ id: number; microseconds: number } | undefined> => {
  const { rows } = await sql<{ id: number; microseconds: number }>`
    select id, (extract(epoch from at) * 1000000)::bigint as microseconds from evidence.audit_entry
     where at >= ${at} and at < ${at}::timestamptz + interval '1 millisecond' and action = ${action} and subject_id = ${subjectId}
     order by id limit 1`.execute(tx);
  return rows[0];
};

const lately = 2_000;

/** People who did or read something lately: whom an auditor will want to look at. */
export const selectPeople = async (tx: Tx, agencyId: number | null): Promise<{ id: string; name: string }[]> => {
  const latest = (kind: Kind) =>
    sql`(select person_id from ${tables[kind]} where ${conditions(kind, {}, agencyId, null)} and person_id is not null order by at desc limit ${lately})`;
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from (select person_id as id, app.colleague_name(person_id) as name
      from (${latest('audit')} union all ${latest('access')}) seen group by person_id) named
     where name is not null order by name, id limit 500`.execute(tx);
  return rows;
};
