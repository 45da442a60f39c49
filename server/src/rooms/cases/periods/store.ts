import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Span } from './model.ts';

export type Due = { id: string; number: string | null; ownerAgency: number; assigneeId: string | null; dueAt: Date };

/** Open cases whose next period ends in this span, after the last one of the page before. */
export const selectDue = async (tx: Tx, { after, until }: Span, last: Due | null, most: number): Promise<Due[]> => {
  const id = last?.id ?? '00000000-0000-0000-0000-000000000000';
  const { rows } = await sql<Due>`
    select c.id, c.number, c.owner_agency, c.assignee_id, c.due_at from cases.case_file c
     where c.due_at > ${after} and c.due_at <= ${until} and (c.due_at, c.id) > (${last?.dueAt ?? after}, ${id}) and c.closed_at is null and c.owner_agency is not null
     order by c.due_at, c.id limit ${most}`.execute(tx);
  return rows;
};

export type DueTask = { id: string; caseId: string; agencyId: number; ownerId: string; number: string | null };

/** A task of an agency that has lost sight of the case reminds nobody any more. */
export const selectDueTasks = async (tx: Tx, on: string, most: number): Promise<DueTask[]> => {
  const { rows } = await sql<DueTask>`
    select t.id, t.case_id, t.agency_id, t.owner_id, c.number from cases.task t join cases.case_file c on c.id = t.case_id
     where t.due_on = ${on}::date and t.done_at is null and t.owner_id is not null and t.agency_id = any (c.visible_to)
     order by t.id limit ${most}`.execute(tx);
  return rows;
};
