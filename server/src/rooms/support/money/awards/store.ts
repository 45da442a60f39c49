import { AwardChangeKind, AwardChangeState, AwardItem, PlanItem } from '@boru/contract/awards';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Agreed, Change, Facts, Terms } from './model.ts';

const planShape = z.array(PlanItem);
const balancesShape = z.partialRecord(
  z.enum(['committed', 'held', 'spent', 'due', 'interest', 'ownSource', 'ownSpent']),
  z.number().int(),
);
const agreedShape = z.object({ number: z.number().int(), sides: z.array(z.string()) }).nullable();

type Core = {
  id: string;
  reference: string;
  companyName: string;
  businessNumber: string;
  lineId: string;
  programmeId: string;
  fiscalYear: number;
  article: string;
  articleVerified: boolean;
  clause: string | null;
  title: string;
  periodFrom: string;
  overlapWords: string | null;
  decidedByName: string;
  decidedAt: Date;
  disbursedWon: number;
  returnedWon: number;
};
export type AwardRow = Core &
  Facts &
  Terms & {
    item: AwardItem;
    committedWon: number;
    heldWon: number;
    spentWon: number;
    ownSpentWon: number;
  };
type RawRow = Core &
  Omit<Facts, 'agreement' | 'dueWon'> & {
    periodTo: string;
    grantWon: number;
    ownWon: number;
    item: string;
    plan: unknown;
    agreement: unknown;
    balances: unknown;
  };

/** One question for any number of awards; row security says which there are. */
const awardsWhere = async (tx: Tx, scope: RawBuilder<unknown>, most: number): Promise<AwardRow[]> => {
  const { rows } = await sql<RawRow>`
    select a.id, a.agency_id, a.company_id, a.reference, a.company_name, a.business_number, a.line_id, a.programme_id, a.fiscal_year, a.article,
           a.article_verified, a.clause, a.title, a.item, a.period_from, a.period_to, a.grant_won, a.own_won, a.plan, a.overlap_words, a.decided_by_name, a.decided_at,
           coalesce(l.commits, 0) > 0 as is_decided, coalesce(l.settles, 0) > 0 as is_settled, coalesce(l.disbursed, 0) as disbursed_won, coalesce(l.returned, 0) as returned_won,
           exists (select 1 from support.money_request r join support.money_step s on s.request_id = r.id
                    where r.award_id = a.id and r.kind = 'commit' and s.kind in ('refuse', 'withdraw')) as is_refused,
           exists (select 1 from support.result_report r where r.award_id = a.id) as has_report, support.has_live(a.id, 'settle') as is_settling,
           (select jsonb_build_object('number', g.number, 'sides', coalesce((select jsonb_agg(s.side) from support.agreement_signature s where s.agreement_id = g.id), '[]'))
              from support.agreement g where g.award_id = a.id order by g.number desc limit 1) as agreement,
           (select jsonb_object_agg(b.kind, b.won) from (select kind, sum(balance)::bigint as won from support.account where award_id = a.id group by kind) b) as balances
      from support.award a
      left join lateral (
        select sum(case when e.kind = 'commit' then x.sign else 0 end)::int as commits, sum(case when e.kind = 'settle' then x.sign else 0 end)::int as settles,
               sum(case when e.kind = 'disburse' then x.sign * e.amount_won else 0 end)::bigint as disbursed,
               sum(case when e.kind = 'return' then x.sign * e.amount_won else 0 end)::bigint as returned
          from support.ledger_entry e, lateral (select case when e.reverses is null then 1 else -1 end as sign) x where e.award_id = a.id) l on true
     where ${scope} order by a.place desc limit ${most}`.execute(tx);
  return rows.map(({ item, plan, agreement, balances, ...row }) => {
    const won = balancesShape.parse(balances ?? {});
    return {
      ...row,
      item: AwardItem.parse(item),
      plan: planShape.parse(plan),
      agreement: agreedShape.parse(agreement) satisfies Agreed | null,
      committedWon: won.committed ?? 0,
      heldWon: won.held ?? 0,
      spentWon: won.spent ?? 0,
      ownSpentWon: won.ownSpent ?? 0,
      dueWon: won.due ?? 0,
    };
  });
};
export const selectAwards = (tx: Tx): Promise<AwardRow[]> => awardsWhere(tx, sql`true`, 500);
export const selectAward = async (tx: Tx, id: string): Promise<AwardRow | undefined> =>
  (await awardsWhere(tx, sql`a.id = ${id}`, 1))[0];

export type AwardValues = {
  id: string;
  agencyId: number;
  companyId: string;
  lineId: string;
  key: string;
  reference: string;
  title: string;
  item: AwardItem;
  periodFrom: string;
  periodTo: string;
  grantWon: number;
  ownWon: number;
  plan: readonly PlanItem[];
  lookBackYears: number;
  overlapWords: string | null;
  decidedBy: string;
  decidedByName: string;
  decidedAt: Date;
};
/** False when this key was used before. What comes from the line and the company is put in by the database. */
export const insertAward = async (tx: Tx, { plan, ...row }: AwardValues): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into support.award (id, agency_id, company_id, company_name, business_number, line_id, programme_id, fiscal_year, article, article_verified, key, reference,
                               title, item, period_from, period_to, grant_won, own_won, plan, look_back_years, overlap_count, overlap_words, decided_by, decided_by_name, decided_at)
    select ${row.id}, ${row.agencyId}, ${row.companyId}, '', '', ${row.lineId}, l.programme_id, l.fiscal_year, l.article, l.article_verified, ${row.key}, ${row.reference},
           ${row.title}, ${row.item}, ${row.periodFrom}, ${row.periodTo}, ${row.grantWon}, ${row.ownWon}, ${JSON.stringify(plan)}::jsonb, ${row.lookBackYears}, 0,
           ${row.overlapWords}, ${row.decidedBy}, ${row.decidedByName}, ${row.decidedAt}
      from support.budget_line l where l.id = ${row.lineId}
    on conflict (agency_id, key) do nothing`.execute(tx);
  return numAffectedRows === 1n;
};
export const selectByKey = (tx: Tx, agencyId: number, key: string) =>
  tx
    .selectFrom('support.award')
    .select(['id', 'decidedBy', 'lineId', 'businessNumber', 'title', 'grantWon', 'ownWon'])
    .where('agencyId', '=', agencyId)
    .where('key', '=', key)
    .executeTakeFirst();

export type InstalmentRow = {
  id: string;
  ordinal: number;
  amountWon: number;
  plannedOn: string;
  condition: string | null;
};
export const insertInstalments = async (
  tx: Tx,
  award: { awardId: string; agencyId: number; companyId: string },
  rows: readonly InstalmentRow[],
): Promise<void> => {
  await tx
    .insertInto('support.instalment')
    .values(rows.map((row) => ({ ...row, ...award })))
    .execute();
};
export const selectInstalments = async (
  tx: Tx,
  awardId: string,
): Promise<(InstalmentRow & { paidOn: string | null })[]> => {
  const { rows } = await sql<InstalmentRow & { paidOn: string | null }>`
    select i.id, i.ordinal, i.amount_won, i.planned_on, i.condition,
           (select e.paid_on from support.ledger_entry e where e.award_id = i.award_id and e.kind = 'disburse' and e.subject_id = i.id
              and not exists (select 1 from support.ledger_entry r where r.reverses = e.id) limit 1) as paid_on
      from support.instalment i where i.award_id = ${awardId} order by i.ordinal`.execute(tx);
  return rows;
};

export type AgreementRow = {
  number: number;
  sha256: string;
  reason: string;
  issuedByName: string;
  issuedAt: Date;
  signatures: { side: 'company' | 'agency'; byName: string; reason: string; at: string }[];
};
const signaturesShape = z.array(
  z.object({
    side: z.enum(['company', 'agency']),
    byName: z.string(),
    reason: z.string(),
    at: z.coerce.date().transform((at) => at.toISOString()),
  }),
);
/** Newest first, with what was signed. */
export const selectAgreements = async (tx: Tx, awardId: string): Promise<AgreementRow[]> => {
  const { rows } = await sql<Omit<AgreementRow, 'signatures'> & { signatures: unknown }>`
    select g.number, encode(g.sha256, 'hex') as sha256, g.reason, g.issued_by_name, g.issued_at,
           coalesce((select jsonb_agg(jsonb_build_object('side', s.side, 'byName', s.signed_by_name, 'reason', s.reason, 'at', s.signed_at) order by s.signed_at)
                       from support.agreement_signature s where s.agreement_id = g.id), '[]') as signatures
      from support.agreement g where g.award_id = ${awardId} order by g.number desc`.execute(tx);
  return rows.map((row) => ({ ...row, signatures: signaturesShape.parse(row.signatures) }));
};

export type ChangeRow = Change & {
  reason: string;
  askedSide: 'company' | 'agency';
  askedByName: string;
  askedAt: Date;
  decidedWords: string | null;
  decidedByName: string | null;
};
const changeColumns = ['id', 'kind', 'state', 'periodTo', 'plan', 'reduceWon', 'reason'] as const;
const saidColumns = ['askedSide', 'askedBy', 'askedByName', 'askedAt'] as const;
const decidedColumns = ['decidedWords', 'decidedByName', 'decidedAt'] as const;
export const selectChanges = async (tx: Tx, awardId: string): Promise<ChangeRow[]> =>
  (
    await tx
      .selectFrom('support.awardChange')
      .select([...changeColumns, ...saidColumns, ...decidedColumns])
      .where('awardId', '=', awardId)
      .orderBy('place', 'desc')
      .limit(200)
      .execute()
  ).map((row) => ({
    ...row,
    kind: AwardChangeKind.parse(row.kind),
    state: AwardChangeState.parse(row.state),
    askedSide: row.askedSide === 'company' ? ('company' as const) : ('agency' as const),
    plan: row.plan === null ? null : planShape.parse(row.plan),
  }));

export type OverlapRow = { agencyId: number; reference: string; isSameTime: boolean };
export type OverlapWish = { companyId: string; item: AwardItem; periodFrom: string; periodTo: string; years: number };
/** Over all agencies: which to ask, and the number to name. */
export const selectOverlaps = async (
  tx: Tx,
  { companyId, item, periodFrom, periodTo, years }: OverlapWish,
  otherThan: string | null = null,
): Promise<OverlapRow[]> =>
  (
    await sql<OverlapRow>`
      select agency_id, reference, is_same_time
        from support.overlapping_awards(${companyId}, ${item}, ${periodFrom}, ${periodTo}, ${otherThan}, ${years})`.execute(
      tx,
    )
  ).rows;

export type AwardAccounts = { available: string } & Record<
  'committed' | 'held' | 'due' | 'interest' | 'ownSource' | 'treasury',
  string
>;
const kindsOfOne = ['available', 'treasury', 'committed', 'held', 'due', 'interest', 'ownSource'] as const;
/** The accounts that an award moves money between; those of cost heads apart. */
export const selectAwardAccounts = async (tx: Tx, awardId: string) => {
  const { rows } = await sql<{ id: string; kind: string; item: string | null; balance: number }>`
    select c.id, c.kind, c.item, c.balance from support.award a
      join support.account c on c.award_id = a.id or (c.line_id = a.line_id and c.award_id is null)
     where a.id = ${awardId}`.execute(tx);
  const idOf = (kind: string): string => rows.find((row) => row.kind === kind)?.id ?? '';
  const whole = Object.fromEntries(kindsOfOne.map((kind) => [kind, idOf(kind)])) as AwardAccounts;
  return { whole, items: rows.filter(({ item }) => item !== null) };
};

type ChangeValues = Pick<ChangeRow, 'id' | 'kind' | 'periodTo' | 'plan' | 'reduceWon' | 'reason' | 'askedSide'> &
  Pick<ChangeRow, 'askedBy' | 'askedByName' | 'askedAt'> & {
    awardId: string;
    agencyId: number;
    companyId: string;
    key: string;
  };
/** False when this key was used before. */
export const insertChange = async (tx: Tx, { plan, ...row }: ChangeValues): Promise<boolean> =>
  (
    await tx
      .insertInto('support.awardChange')
      .values({ ...row, plan: plan === null ? null : JSON.stringify(plan) })
      .onConflict((one) => one.columns(['awardId', 'key']).doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;
/** False when somebody decided in the meantime. */
export const saveDecision = async (
  tx: Tx,
  id: string,
  how: { state: string; decidedWords: string; decidedBy: string; decidedByName: string; decidedAt: Date },
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.awardChange')
      .set(how)
      .where('id', '=', id)
      .where('state', '=', 'asked')
      .executeTakeFirst()
  ).numUpdatedRows === 1n;
