import { type MonthView, ReviewFigures, type ReviewWish } from '@boru/contract/log-reviews';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/index';
import { downloadActions, firstDay, type Month, type Office, reasonedActions, spanOf } from './model.ts';

/** The auditor's own agency, or for an administrator what concerns no company; row security says the same. */
const whose = (agencyId: number | null) =>
  agencyId === null ? sql`company_id is null` : sql`agency_id = ${agencyId}::smallint`;

/** Which of these months have anything to look at. */
export const selectMonths = async (tx: Tx, agencyId: number | null, months: readonly Month[]): Promise<Set<Month>> => {
  const { rows } = await sql<{ month: string }>`
    select to_char(m.day, 'YYYY-MM') as month
      from unnest(${months.map(firstDay)}::date[]) as m(day)
     where exists (select 1 from evidence.audit_entry where ${whose(agencyId)} and at >= m.day::timestamp at time zone 'Asia/Seoul' and at < (m.day + interval '1 month') at time zone 'Asia/Seoul')
        or exists (select 1 from evidence.access_entry where ${whose(agencyId)} and at >= m.day::timestamp at time zone 'Asia/Seoul' and at < (m.day + interval '1 month') at time zone 'Asia/Seoul')`.execute(
    tx,
  );
  return new Set(rows.map(({ month }) => month));
};

/** Of these agencies, those that have something to look at in this month and nobody's signature under it. For the machine. */
export const selectUnsigned = async (tx: Tx, agencies: readonly number[], month: Month): Promise<number[]> => {
  const { from, to } = spanOf(month);
  const { rows } = await sql<{ id: number }>`
    select a.id from unnest(${[...agencies]}::smallint[]) as a(id)
     where not exists (select 1 from evidence.log_review r where r.agency_id = a.id and r.month = ${firstDay(month)}::date)
       and (exists (select 1 from evidence.audit_entry e where e.agency_id = a.id and e.at >= ${from} and e.at < ${to})
            or exists (select 1 from evidence.access_entry e where e.agency_id = a.id and e.at >= ${from} and e.at < ${to}))
     order by a.id`.execute(tx);
  return rows.map(({ id }) => id);
};

type Span = { from: Date; to: Date };
const within = ({ from, to }: Span, agencyId: number | null) =>
  sql`${whose(agencyId)} and at >= ${from} and at < ${to}`;
const outside = ({ from, to, restDays, holidays }: Office) => {
  const local = sql`(at at time zone 'Asia/Seoul')`;
  return sql`(${local}::time < ${from}::time or ${local}::time >= ${to}::time
    or extract(dow from ${local})::int = any (${[...restDays]}::int[]) or ${local}::date = any (${[...holidays]}::date[]))`;
};

export const selectFigures = async (
  tx: Tx,
  agencyId: number | null,
  span: Span,
  office: Office,
): Promise<ReviewFigures> => {
  const { rows } = await sql<Record<keyof ReviewFigures, string>>`
    with deed as materialized (select person_id, company_id, action, reason, at from evidence.audit_entry where ${within(span, agencyId)}),
         seen as materialized (select person_id, company_id, at from evidence.access_entry where ${within(span, agencyId)})
    select (select count(*) from seen) as reads, (select count(*) from deed) as deeds,
           (select count(distinct person_id) from (select person_id from deed union all select person_id from seen) p) as people,
           (select count(distinct company_id) from seen) as companies,
           (select count(*) from deed where action = any (${[...downloadActions]})) as downloads,
           (select count(*) from deed where action = any (${[...reasonedActions]}) and btrim(reason) = '') as without_reason,
           (select count(*) from seen where ${outside(office)}) as outside_hours,
           (select count(*) from deed where action = 'case.emergency') as emergencies`.execute(tx);
  return ReviewFigures.parse(
    Object.fromEntries(Object.entries(rows[0] ?? {}).map(([key, count]) => [key, Number(count)])),
  );
};

export const selectPeople = async (
  tx: Tx,
  agencyId: number | null,
  span: Span,
  office: Office,
): Promise<MonthView['people']> => {
  const { rows } = await sql<Record<keyof MonthView['people'][number], string>>`
    select p.person_id as id, coalesce(app.colleague_name(p.person_id), '') as name, sum(p.reads) as reads,
           sum(p.companies) as companies, sum(p.downloads) as downloads, sum(p.outside) as outside_hours
      from (select person_id, count(*) as reads, count(distinct company_id) as companies, 0 as downloads, count(*) filter (where ${outside(office)}) as outside
              from evidence.access_entry where ${within(span, agencyId)} and person_id is not null group by person_id
            union all
            select person_id, 0, 0, count(*) filter (where action = any (${[...downloadActions]})), 0
              from evidence.audit_entry where ${within(span, agencyId)} and person_id is not null group by person_id) p
     group by p.person_id order by sum(p.reads) desc, sum(p.downloads) desc, p.person_id limit 200`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    reads: Number(row.reads),
    companies: Number(row.companies),
    downloads: Number(row.downloads),
    outsideHours: Number(row.outsideHours),
  }));
};

export type Download = { id: string; at: Date; name: string; what: string; reason: string };
export const selectDownloads = async (tx: Tx, agencyId: number | null, span: Span): Promise<Download[]> =>
  (
    await sql<Download>`
      select id, at, coalesce(app.colleague_name(person_id), actor_name) as name, action as what, reason from evidence.audit_entry
       where ${within(span, agencyId)} and action = any (${[...downloadActions]}) order by at desc, id desc limit 200`.execute(
      tx,
    )
  ).rows;

export type Signed = {
  month: Month;
  verdict: string;
  findings: string;
  measures: string;
  figures: ReviewFigures;
  reviewedByName: string;
  signedAt: Date;
};
/** Row security leaves the reviews of the own agency, or of nobody's for an administrator. */
export const selectSigned = async (tx: Tx, months: readonly Month[]): Promise<Map<Month, Signed>> => {
  const rows = await tx
    .selectFrom('evidence.logReview')
    .select(['month', 'verdict', 'findings', 'measures', 'figures', 'reviewedByName', 'signedAt'])
    .where('month', 'in', months.map(firstDay))
    .execute();
  return new Map(
    rows.map((row) => {
      const month = row.month.slice(0, 7);
      return [month, { ...row, month, figures: ReviewFigures.parse(row.figures) }];
    }),
  );
};

export type NewReview = z.output<typeof ReviewWish> & {
  id: string;
  agencyId: number | null;
  month: Month;
  figures: ReviewFigures;
  reviewedBy: string;
  reviewedByName: string;
  signedAt: Date;
};
/** False when somebody else has signed this month meanwhile. */
export const insertReview = async (tx: Tx, { month, figures, ...review }: NewReview): Promise<boolean> => {
  const result = await tx
    .insertInto('evidence.logReview')
    .values({ ...review, month: firstDay(month), figures: JSON.stringify(figures) })
    .onConflict((conflict) => conflict.columns(['agencyId', 'month']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const selectOwnName = async (tx: Tx, personId: string): Promise<string> =>
  (await sql<{ name: string | null }>`select app.colleague_name(${personId}) as name`.execute(tx)).rows[0]?.name ?? '';
