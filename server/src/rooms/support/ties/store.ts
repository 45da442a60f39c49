import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Tie } from './model.ts';

const nameShape = z.object({ ko: z.string(), en: z.string() });
const contentShape = z.object({
  name: nameShape,
  clause: z.string().nullable(),
  basis: z.array(z.object({ text: z.string() })),
});
export type Programme = {
  id: string;
  agencyId: number;
  name: z.infer<typeof nameShape>;
  clauseText: string | null;
  basisText: string | null;
};
/** A programme of the agency by its newest words. */
export const selectOwnProgramme = async (tx: Tx, agencyId: number, id: string): Promise<Programme | undefined> => {
  const row = await tx
    .selectFrom('support.programmeVersion')
    .select(['programmeId', 'agencyId', 'content'])
    .where('programmeId', '=', id)
    .where('agencyId', '=', agencyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { name, clause, basis } = contentShape.parse(row.content);
  return { id, agencyId: row.agencyId, name, clauseText: clause, basisText: basis[0]?.text ?? null };
};
/** Two people who tie one programme at once come one after the other. */
export const holdTies = async (tx: Tx, programmeId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('support.ties:' || ${programmeId}))`.execute(tx);
};

const KindKept = z.enum(['clause', 'article', 'task', 'course', 'consulting']);
export const selectTies = async (tx: Tx, programmeId: string): Promise<Tie[]> =>
  (
    await tx
      .selectFrom('support.programmeTie')
      .select(['kind', 'clauseId', 'articleId', 'taskId', 'courseId'])
      .where('programmeId', '=', programmeId)
      .limit(1000)
      .execute()
  ).map(({ kind, clauseId, articleId, taskId, courseId }) => ({
    kind: KindKept.parse(kind),
    to: clauseId ?? articleId ?? taskId ?? courseId ?? '',
  }));
type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
export const insertTie = async (
  tx: Tx,
  { kind, to }: Tie,
  row: { id: string; programmeId: string; agencyId: number } & By,
): Promise<void> => {
  const of = (wanted: Tie['kind']) => (kind === wanted ? to : null);
  const ends = { clauseId: of('clause'), articleId: of('article'), taskId: of('task'), courseId: of('course') };
  await tx
    .insertInto('support.programmeTie')
    .values({ ...row, kind, ...ends })
    .execute();
};
export const deleteTie = async (tx: Tx, programmeId: string, { kind, to }: Tie): Promise<void> => {
  await sql`delete from support.programme_tie where programme_id = ${programmeId} and kind = ${kind}
              and coalesce(clause_id, coalesce(article_id, task_id, course_id)::text, '') = ${to}`.execute(tx);
};

export const selectLinesOf = (tx: Tx, agencyId: number, programmeId: string) =>
  tx
    .selectFrom('support.budgetLine')
    .select(['id', 'name', 'fiscalYear', 'article', 'articleId'])
    .where('agencyId', '=', agencyId)
    .where('programmeId', '=', programmeId)
    .orderBy('fiscalYear', 'desc')
    .orderBy('name')
    .limit(200)
    .execute();
export const saveLineArticle = async (tx: Tx, id: string, articleId: string | null): Promise<void> => {
  await tx.updateTable('support.budgetLine').set({ articleId }).where('id', '=', id).execute();
};
export const selectOwnCourses = (tx: Tx, agencyId: number) =>
  tx
    .selectFrom('support.course')
    .select(['id', 'title'])
    .where('agencyId', '=', agencyId)
    .orderBy('title')
    .limit(300)
    .execute();
/** Which courses, and whether the consulting, belong to another programme of the agency. */
export const selectTaken = async (tx: Tx, agencyId: number, except: string) => {
  const rows = await tx
    .selectFrom('support.programmeTie')
    .select(['kind', 'courseId'])
    .where('agencyId', '=', agencyId)
    .where('programmeId', '<>', except)
    .where('kind', 'in', ['course', 'consulting'])
    .execute();
  return {
    courses: new Set(rows.map(({ courseId }) => courseId)),
    isConsultingTaken: rows.some(({ kind }) => kind === 'consulting'),
  };
};
