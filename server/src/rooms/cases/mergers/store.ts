import { CaseOrigin, CaseStatus } from '@boru/contract/cases';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Merger } from './model.ts';

export const insertMerger = async (tx: Tx, row: Merger & { companyId: string; byPerson: string }): Promise<void> => {
  await tx.insertInto('cases.merger').values(row).execute();
};

export const endMerger = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx.updateTable('cases.merger').set({ undoneAt: at }).where('id', '=', id).execute();
};

const columns = [
  'id',
  'keptId',
  'mergedId',
  'byAgency',
  'byName',
  'at',
  'priorStatus',
  'keptVersion',
  'mergedVersion',
] as const;

export const selectMerger = async (tx: Tx, keptId: string, id: string): Promise<Merger | null> => {
  const row = await tx
    .selectFrom('cases.merger')
    .select(columns)
    .where('id', '=', id)
    .where('keptId', '=', keptId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return row ? { ...row, priorStatus: CaseStatus.parse(row.priorStatus) } : null;
};

type Row = Omit<Merger, 'priorStatus' | 'byAgency'> & {
  byAgency: number;
  otherId: string;
  number: string | null;
  title: string;
  keptNow: number;
  mergedNow: number;
};

/** What was merged into this case or what it went into, as far as the reader sees both ends. */
export const selectMergers = async (tx: Tx, caseId: string): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select m.id, m.kept_id, m.merged_id, m.by_agency, m.by_name, m.at, m.kept_version, m.merged_version,
           o.id as other_id, o.number, o.title, k.version as kept_now, g.version as merged_now
      from cases.merger m
      join cases.case_file k on k.id = m.kept_id
      join cases.case_file g on g.id = m.merged_id
      join cases.case_file o on o.id = case when m.kept_id = ${caseId} then m.merged_id else m.kept_id end
     where (m.kept_id = ${caseId} or m.merged_id = ${caseId}) and m.undone_at is null
     order by m.at, m.id limit 50`.execute(tx);
  return rows;
};

type Candidate = {
  id: string;
  companyId: string;
  ownerAgency: number;
  number: string | null;
  title: string;
  status: CaseStatus;
  origin: CaseOrigin;
  submittedAt: Date;
  dueAt: Date | null;
  version: number;
  referralOpen: boolean;
  isMerged: boolean;
  hasMerged: boolean;
};

/** Open cases of the company that this agency has, with what stands in the way. */
export const selectCandidates = async (tx: Tx, companyId: string, agencyId: number): Promise<Candidate[]> => {
  const { rows } = await sql<Candidate>`
    select f.id, f.company_id, f.owner_agency, f.number, f.title, f.status, f.origin, f.submitted_at, f.due_at, f.version,
           exists (select 1 from cases.referral r
                    where r.case_id = f.id and (r.status in ('awaitingConsent', 'requested', 'acknowledged')
                                                or (r.status = 'accepted' and r.kind = 'cooperation'))) as referral_open,
           exists (select 1 from cases.merger m where m.merged_id = f.id and m.undone_at is null) as is_merged,
           exists (select 1 from cases.merger m where m.kept_id = f.id and m.undone_at is null) as has_merged
      from cases.case_file f
     where f.company_id = ${companyId} and f.owner_agency = ${agencyId} and f.closed_at is null and f.submitted_at is not null
     order by f.submitted_at, f.id limit 50`.execute(tx);
  return rows.map((row) => ({
    ...row,
    status: CaseStatus.parse(row.status),
    origin: CaseOrigin.parse(row.origin),
  }));
};
