import {
  AssignmentState,
  ClearanceKind,
  ConsultingLanguage,
  ExpertSkill,
  ExpertState,
  type ExpertWish,
  HalfDay,
  TieKind,
} from '@boru/contract/experts';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import { type Absence, type Clearance, type Expert, type Load, liveStates, type Rated, type Tie } from './model.ts';

const Kept = z.object({
  skills: z.array(ExpertSkill),
  languages: z.array(ConsultingLanguage),
  week: z.array(HalfDay),
  state: ExpertState,
});
const columns = [
  ...(['id', 'agencyId', 'personId', 'name', 'email', 'phone', 'affiliation', 'skills', 'languages'] as const),
  ...(['territory', 'home', 'week', 'weeklyHalfDays', 'mostCompanies', 'feeWon', 'state', 'version'] as const),
];
const expertOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });

/** False when this address is in the pool already. */
export const insertExpert = async (
  tx: Tx,
  row: ExpertWish & { id: string; agencyId: number; createdBy: string; createdAt: Date },
): Promise<boolean> =>
  (
    await tx
      .insertInto('support.expert')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;

/** False when somebody else changed it meanwhile. */
export const saveExpert = async (
  tx: Tx,
  { id, version }: Pick<Expert, 'id' | 'version'>,
  change: Partial<ExpertWish> & { state?: ExpertState },
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.expert')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const selectExpert = async (tx: Tx, id: string): Promise<Expert | undefined> => {
  const row = await tx.selectFrom('support.expert').select(columns).where('id', '=', id).executeTakeFirst();
  return row && expertOf(row);
};

/** Those of one agency, or the rows of one person. */
export const selectExperts = async (tx: Tx, of: { agencyId: number } | { personId: string }): Promise<Expert[]> => {
  const query = tx.selectFrom('support.expert').select(columns).orderBy('name').orderBy('id').limit(500);
  const narrowed =
    'agencyId' in of
      ? query.where('agencyId', '=', of.agencyId)
      : query.where('personId', '=', of.personId).where('state', '<>', 'left');
  return (await narrowed.execute()).map(expertOf);
};

const any = (ids: readonly string[]): string[] =>
  ids.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...ids];

export const selectClearances = async (tx: Tx, expertIds: readonly string[]): Promise<Clearance[]> =>
  (
    await tx
      .selectFrom('support.expertClearance')
      .select(['id', 'expertId', 'kind', 'grantedOn as fromOn', 'endsOn as untilOn', 'source', 'textHash'])
      .select(['notedAt', 'revokedOn', 'revokeReason'])
      .where('expertId', 'in', any(expertIds))
      .orderBy('notedAt', 'desc')
      .orderBy('id')
      .execute()
  ).map((row) => ({ ...row, kind: ClearanceKind.parse(row.kind) }));

export const insertClearance = async (
  tx: Tx,
  { fromOn, untilOn, ...row }: Omit<Clearance, 'revokedOn' | 'revokeReason'> & { agencyId: number; notedBy: string },
): Promise<void> => {
  await tx
    .insertInto('support.expertClearance')
    .values({ ...row, grantedOn: fromOn, endsOn: untilOn })
    .execute();
};

export const revokeClearance = async (tx: Tx, id: string, on: string, reason: string): Promise<boolean> =>
  (
    await tx
      .updateTable('support.expertClearance')
      .set({ revokedOn: on, revokeReason: reason })
      .where('id', '=', id)
      .where('revokedOn', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const selectTies = async (tx: Tx, expertIds: readonly string[]): Promise<Tie[]> =>
  (
    await tx
      .selectFrom('support.expertTie')
      .select(['id', 'expertId', 'kind', 'name', 'businessNumber', 'fromOn', 'untilOn'])
      .where('expertId', 'in', any(expertIds))
      .orderBy('fromOn', 'desc')
      .orderBy('id')
      .execute()
  ).map((row) => ({ ...row, kind: TieKind.parse(row.kind) }));

type Noted = { agencyId: number; notedBy: string; notedAt: Date };
export const insertTie = async (tx: Tx, row: Tie & Noted): Promise<void> => {
  await tx.insertInto('support.expertTie').values(row).execute();
};
export const deleteTie = async (tx: Tx, expertId: string, id: string): Promise<boolean> =>
  (await tx.deleteFrom('support.expertTie').where('id', '=', id).where('expertId', '=', expertId).executeTakeFirst())
    .numDeletedRows === 1n;

/** Those that are not over yet. */
export const selectAbsences = async (tx: Tx, expertIds: readonly string[], from: string): Promise<Absence[]> =>
  tx
    .selectFrom('support.expertAbsence')
    .select(['id', 'expertId', 'fromOn', 'untilOn'])
    .where('expertId', 'in', any(expertIds))
    .where('untilOn', '>=', from)
    .orderBy('fromOn')
    .orderBy('id')
    .execute();
export const insertAbsence = async (tx: Tx, row: Absence & Noted): Promise<void> => {
  await tx.insertInto('support.expertAbsence').values(row).execute();
};
export const deleteAbsence = async (tx: Tx, expertId: string, id: string): Promise<boolean> =>
  (
    await tx
      .deleteFrom('support.expertAbsence')
      .where('id', '=', id)
      .where('expertId', '=', expertId)
      .executeTakeFirst()
  ).numDeletedRows === 1n;

/** What binds the time of an agency's experts now. */
export const selectLoads = async (tx: Tx, agencyId: number): Promise<Load[]> =>
  tx
    .selectFrom('support.consultingAssignment')
    .select(['expertId'])
    .select(({ fn }) => [fn.countAll<number>().as('companies'), fn.sum<number>('halfDays').as('halfDays')])
    .where('agencyId', '=', agencyId)
    .where(
      'state',
      'in',
      liveStates.map((state) => AssignmentState.parse(state)),
    )
    .groupBy('expertId')
    .execute();

export const selectRatings = async (tx: Tx, agencyId: number): Promise<Rated[]> =>
  (
    await tx
      .selectFrom('support.expertRating')
      .select(['expertId'])
      .select(({ fn }) => [fn.countAll<number>().as('ratings'), fn.avg<number>('score').as('mean')])
      .where('agencyId', '=', agencyId)
      .groupBy('expertId')
      .execute()
  ).map((row) => ({ ...row, mean: Number(row.mean) }));
