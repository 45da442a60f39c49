import { AssignmentState, ConsultingLanguage, ExpertSkill } from '@boru/contract/experts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Assignment } from './model.ts';

const Kept = z.object({ language: ConsultingLanguage, skills: z.array(ExpertSkill), state: AssignmentState });
const columns = [
  ...(['id', 'requestId', 'roundId', 'agencyId', 'companyId', 'expertId', 'companyName', 'expertName'] as const),
  ...(['municipality', 'language', 'skills', 'gaps', 'scope', 'halfDays', 'fromOn', 'untilOn'] as const),
  ...(['contactName', 'phone', 'email', 'reasons', 'state', 'endReason', 'offeredAt', 'version'] as const),
];
const assignmentOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });

export const insertAssignment = async (
  tx: Tx,
  row: Omit<Assignment, 'state' | 'endReason' | 'version'> & { offeredBy: string },
): Promise<void> => {
  await tx
    .insertInto('support.consultingAssignment')
    .values({ ...row, reasons: JSON.stringify(row.reasons) })
    .execute();
};

export const selectAssignment = async (tx: Tx, id: string, lock = false): Promise<Assignment | undefined> => {
  const query = tx.selectFrom('support.consultingAssignment').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && assignmentOf(row);
};

type Of = { agencyId: number } | { companyId: string } | { roundId: string } | { expertId: string } | 'own';
/** In the order in which they were made, the newest first. `own`: what row security shows to an expert. */
export const selectAssignments = async (tx: Tx, of: Of, states?: readonly AssignmentState[]): Promise<Assignment[]> => {
  let query = tx.selectFrom('support.consultingAssignment').select(columns).orderBy('place', 'desc').limit(2000);
  if (states !== undefined) query = query.where('state', 'in', [...states]);
  if (of !== 'own') {
    if ('agencyId' in of) query = query.where('agencyId', '=', of.agencyId);
    else if ('companyId' in of) query = query.where('companyId', '=', of.companyId);
    else if ('roundId' in of) query = query.where('roundId', '=', of.roundId);
    else query = query.where('expertId', '=', of.expertId);
  }
  return (await query.execute()).map(assignmentOf);
};

type Change = { state: AssignmentState; endReason?: string | null; answeredAt?: Date; endedAt?: Date | null };
/** False when somebody else was faster. */
export const saveStep = async (
  tx: Tx,
  { id, version }: Pick<Assignment, 'id' | 'version'>,
  change: Change,
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.consultingAssignment')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const insertRefusal = async (
  tx: Tx,
  row: {
    id: string;
    companyId: string;
    agencyId: number;
    expertId: string;
    reason: string;
    refusedBy: string;
    refusedAt: Date;
  },
): Promise<void> => {
  await tx.insertInto('support.expertRefusal').values(row).execute();
};
export const selectRefusals = async (tx: Tx, agencyId: number) =>
  tx
    .selectFrom('support.expertRefusal')
    .select(['companyId', 'expertId', 'reason', 'refusedAt'])
    .where('agencyId', '=', agencyId)
    .execute();

export const insertRating = async (
  tx: Tx,
  row: {
    assignmentId: string;
    expertId: string;
    agencyId: number;
    companyId: string;
    score: number;
    ratedBy: string;
    ratedAt: Date;
  },
): Promise<boolean> =>
  (
    await tx
      .insertInto('support.expertRating')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;
export const selectRated = async (tx: Tx, companyId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.selectFrom('support.expertRating').select('assignmentId').where('companyId', '=', companyId).execute()
    ).map(({ assignmentId }) => assignmentId),
  );

/** Experts with clearance and pledge on this day, among those the asking side may know. */
export const selectAble = async (tx: Tx, on: string): Promise<string[]> => {
  const { rows } = await sql<{ able: string[] }>`select support.able_experts(${on}::date) as able`.execute(tx);
  return rows[0]?.able ?? [];
};
