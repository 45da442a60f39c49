import { CaseStatus } from '@boru/contract/cases';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { CaseFile } from '../files/model.ts';
import { caseColumns, fileOf } from '../files/store.ts';

/** Of two presses at once the second waits here, and then finds what the first has written. */
export const lockKey = async (tx: Tx, requestKey: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${requestKey}, 20))`.execute(tx);
};

export const selectCallByKey = async (tx: Tx, requestKey: string, takenBy: string): Promise<CaseFile | undefined> => {
  const row = await tx
    .selectFrom('cases.caseFile')
    .select(caseColumns)
    .where('requestKey', '=', requestKey)
    .where('origin', '=', 'phone')
    .where('submittedBy', '=', takenBy)
    .executeTakeFirst();
  return row && fileOf(row);
};

/** The database checks that the company may be called about, and makes it this desk's own case. */
export const openCall = async (tx: Tx, file: CaseFile, requestKey: string): Promise<void> => {
  const row = {
    id: file.id,
    company_id: file.companyId,
    company_name: file.companyName,
    request_key: requestKey,
    topic: file.topic,
    subject: file.subject,
    urgency: file.urgency,
    title: file.title,
    sections: file.sections,
    desk_code: file.deskCode,
    route: file.route,
    updated_at: file.updatedAt,
    created_at: file.createdAt,
  };
  await sql`select cases.open_call(${JSON.stringify(row)}::jsonb)`.execute(tx);
};

export type Call = { callerName: string; callerPhone: string; takenByName: string; takenAt: Date };
type NewCallRow = Omit<Call, 'takenAt'> & { caseId: string; companyId: string; takenBy: string; takenAgency: number };

export const insertCall = async (tx: Tx, row: NewCallRow): Promise<void> => {
  await tx.insertInto('cases.call').values(row).execute();
};

export const selectCall = (tx: Tx, caseId: string): Promise<Call | undefined> =>
  tx
    .selectFrom('cases.call')
    .select(['callerName', 'callerPhone', 'takenByName', 'takenAt'])
    .where('caseId', '=', caseId)
    .executeTakeFirst();

type Earlier = { companyId: string; callerName: string; callerPhone: string };

/** The last call of each company whose number holds these digits; row security shows only calls the agency may read. */
export const selectCallersByPhone = async (tx: Tx, digits: string): Promise<Earlier[]> => {
  const { rows } = await sql<Earlier>`
    select distinct on (company_id) company_id, caller_name, caller_phone from cases.call
     where strpos(regexp_replace(caller_phone, '[^0-9]', '', 'g'), ${digits}) > 0
     order by company_id, taken_at desc limit 20`.execute(tx);
  return rows;
};

export const selectLastCalls = async (tx: Tx, companies: readonly string[]): Promise<Earlier[]> => {
  const { rows } = await sql<Earlier>`
    select distinct on (company_id) company_id, caller_name, caller_phone from cases.call
     where company_id = any (${[...companies]}::uuid[]) order by company_id, taken_at desc`.execute(tx);
  return rows;
};

/** What is open with these companies already, as far as the agency sees it: a second call about the same belongs there. */
export const selectOpenOf = async (tx: Tx, companies: readonly string[]) =>
  (
    await tx
      .selectFrom('cases.caseFile')
      .select(['id', 'companyId', 'number', 'title', 'status'])
      .where('companyId', 'in', [...companies])
      .where('closedAt', 'is', null)
      .where('submittedAt', 'is not', null)
      .orderBy('createdAt', 'desc')
      .limit(24)
      .execute()
  ).map((row) => ({ ...row, status: CaseStatus.parse(row.status) }));
