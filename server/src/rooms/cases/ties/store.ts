import { CaseStatus } from '@boru/contract/case-lists';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

type Watch = { caseId: string; companyId: string; agencyId: number; personId: string; personName: string; since: Date };

/** False when the person watches already. */
export const startWatch = async (tx: Tx, row: Watch): Promise<boolean> => {
  const done = await tx
    .insertInto('cases.watcher')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['caseId', 'agencyId', 'personId'])
        .doUpdateSet({ personName: row.personName, since: row.since, endedAt: null })
        .where(sql<boolean>`watcher.ended_at is not null`),
    )
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

export const stopWatch = async (
  tx: Tx,
  of: { caseId: string; agencyId: number; personId: string },
  now: Date,
): Promise<boolean> => {
  const done = await tx
    .updateTable('cases.watcher')
    .set({ endedAt: now })
    .where('caseId', '=', of.caseId)
    .where('agencyId', '=', of.agencyId)
    .where('personId', '=', of.personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

export const selectWatching = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('cases.watcher')
    .select(['personId', 'personName'])
    .where('caseId', '=', caseId)
    .where('endedAt', 'is', null)
    .orderBy('personName')
    .orderBy('personId')
    .limit(100)
    .execute();

/** For the system's letters: who watches and still sees the case at this moment. */
export const selectWatchers = async (tx: Tx, caseId: string): Promise<{ agencyId: number; personId: string }[]> =>
  (await sql<{ agencyId: number; personId: string }>`select * from cases.watchers_of(${caseId})`.execute(tx)).rows;

export const selectCaseByNumber = (tx: Tx, number: string) =>
  tx.selectFrom('cases.caseFile').select(['id', 'companyId']).where('number', '=', number).executeTakeFirst();

type Link = {
  id: string;
  oneId: string;
  otherId: string;
  why: string | null;
  byAgency: number;
  byPerson: string;
  at: Date;
};

/** False when the two are linked already. */
export const insertLink = async (tx: Tx, row: Link): Promise<boolean> => {
  const done = await tx
    .insertInto('cases.related')
    .values(row)
    .onConflict((conflict) => conflict.columns(['oneId', 'otherId']).doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n) > 0;
};

type Row = {
  id: string;
  why: string | null;
  byAgency: number;
  caseId: string;
  companyId: string;
  number: string | null;
  title: string;
  companyName: string;
  status: string;
};

/** The other ends of the links of one case, newest first. */
export const selectLinks = async (tx: Tx, caseId: string) => {
  const { rows } = await sql<Row>`
    select r.id, r.why, r.by_agency, o.id as case_id, o.company_id, o.number, o.title, o.company_name, o.status
      from cases.related r
      join cases.case_file o on o.id = case when r.one_id = ${caseId} then r.other_id else r.one_id end
     where r.one_id = ${caseId} or r.other_id = ${caseId}
     order by r.at desc, r.id limit 50`.execute(tx);
  return rows.map((row) => ({ ...row, status: CaseStatus.parse(row.status) }));
};

/** Only the agency that made a link takes it away: row security says so once more. */
export const deleteLink = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.deleteFrom('cases.related').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n;
