import { LessonDecision } from '@boru/contract/incident-lessons';
import type { Tx } from '#platform/database/index';
import type { Decided } from './model.ts';

const columns = [
  ...(['incidentId', 'lesson', 'decision', 'question', 'value', 'task', 'taskEnglish'] as const),
  ...(['reason', 'decidedAt', 'personName'] as const),
] as const;
const mostLessons = 500;
const decidedOf = <Row extends { decision: string }>(row: Row) => ({
  ...row,
  decision: LessonDecision.parse(row.decision),
});

export const selectDecided = async (tx: Tx, incidentId: string): Promise<Decided[]> =>
  (
    await tx
      .selectFrom('reports.incidentLesson')
      .select(columns)
      .where('incidentId', '=', incidentId)
      .orderBy('decidedAt')
      .orderBy('lesson')
      .limit(mostLessons)
      .execute()
  ).map(decidedOf);

/** Over all incidents the caller may see; the latest first. */
export const selectAccepted = async (tx: Tx): Promise<Decided[]> =>
  (
    await tx
      .selectFrom('reports.incidentLesson')
      .select(columns)
      .where('decision', '=', 'accepted')
      .orderBy('decidedAt', 'desc')
      .orderBy('incidentId')
      .orderBy('lesson')
      .limit(mostLessons)
      .execute()
  ).map(decidedOf);

export const insertDecided = async (
  tx: Tx,
  decided: Decided & { companyId: string; personId: string },
): Promise<void> => {
  await tx.insertInto('reports.incidentLesson').values(decided).execute();
};

export const selectShares = async (tx: Tx, incidentId: string): Promise<boolean> =>
  (
    await tx
      .selectFrom('reports.incidentLearning')
      .select('shares')
      .where('incidentId', '=', incidentId)
      .executeTakeFirst()
  )?.shares ?? false;

export const saveShares = async (
  tx: Tx,
  {
    incidentId,
    companyId,
    ...set
  }: { incidentId: string; companyId: string; shares: boolean; decidedAt: Date; personId: string },
): Promise<void> => {
  await tx
    .insertInto('reports.incidentLearning')
    .values({ incidentId, companyId, ...set })
    .onConflict((conflict) => conflict.column('incidentId').doUpdateSet(set))
    .execute();
};
