import { TaskKind } from '@boru/contract/case-lists';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';

const columns = [
  'id',
  'caseId',
  'kind',
  'title',
  'template',
  'ownerId',
  'ownerName',
  'dueOn',
  'doneAt',
  'doneByName',
] as const;
const kept = <Row extends { kind: string }>(row: Row) => ({ ...row, kind: TaskKind.parse(row.kind) });

export type TaskRow = {
  id: string;
  caseId: string;
  companyId: string;
  agencyId: number;
  kind: string;
  title: string;
  template: string | null;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  createdBy: string;
  createdAt: Date;
};

/** How many were new: a checklist that is there already adds nothing. */
export const insertTasks = async (tx: Tx, rows: readonly TaskRow[]): Promise<number> => {
  if (rows.length === 0) return 0;
  const done = await tx
    .insertInto('cases.task')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
};

/** A follow-up of this name that is still open gets the new day and the new owner. True when there was one. */
export const moveFollowUp = async (tx: Tx, task: TaskRow): Promise<boolean> => {
  const { dueOn, ownerId, ownerName } = task;
  const { numUpdatedRows } = await tx
    .updateTable('cases.task')
    .set({ dueOn, ownerId, ownerName })
    .where('caseId', '=', task.caseId)
    .where('agencyId', '=', task.agencyId)
    .where('kind', '=', 'followUp')
    .where('title', '=', task.title)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const selectTasks = async (tx: Tx, caseId: string) =>
  (
    await tx.selectFrom('cases.task').select(columns).where('caseId', '=', caseId).orderBy('seq').limit(200).execute()
  ).map(kept);

export const selectTaskForUpdate = async (tx: Tx, caseId: string, id: string) => {
  const row = await tx
    .selectFrom('cases.task')
    .select([...columns, 'companyId'])
    .where('caseId', '=', caseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && kept(row);
};

type Done = { at: Date; by: string; byName: string } | null;

export const saveDone = async (tx: Tx, id: string, done: Done): Promise<void> => {
  await tx
    .updateTable('cases.task')
    .set({ doneAt: done?.at ?? null, doneBy: done?.by ?? null, doneByName: done?.byName ?? null })
    .where('id', '=', id)
    .execute();
};

type Mine = {
  id: string;
  caseId: string;
  kind: string;
  title: string;
  dueOn: string | null;
  ownerName: string | null;
  number: string | null;
  companyName: string;
  caseTitle: string;
  mine: boolean;
};

/** Open tasks of the person, and those of the desk that nobody has; what is due first comes first. */
export const selectOpenTasks = async (tx: Tx, of: { agencyId: number; personId: string }, count: number) => {
  const { rows } = await sql<Mine>`
    select t.id, t.case_id, t.kind, t.title, t.due_on, t.owner_name, c.number, c.company_name, c.title as case_title,
           coalesce(t.owner_id = ${of.personId}, false) as mine
      from cases.task t join cases.case_file c on c.id = t.case_id
     where t.agency_id = ${of.agencyId} and t.done_at is null and (t.owner_id = ${of.personId} or t.owner_id is null)
     order by t.due_on nulls last, t.seq limit ${count}`.execute(tx);
  return rows.map(kept);
};
