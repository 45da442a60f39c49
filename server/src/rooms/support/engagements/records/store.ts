import { EngagementState } from '@boru/contract/engagements';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index';
import type { Engagement, FollowUp, Recommendation } from './model.ts';

const columns = [
  ...(['id', 'assignmentId', 'agencyId', 'companyId', 'expertId', 'companyName', 'expertName', 'setId'] as const),
  ...(['setVersion', 'kickoffOn', 'agenda', 'state', 'reviewerId', 'reviewerName', 'reviewWords'] as const),
  ...(['answerWords', 'acceptedAt', 'version'] as const),
];
const engagementOf = <Row extends { state: string }>(row: Row) => ({ ...row, state: EngagementState.parse(row.state) });

/** Whose it is, the database fills in from the assignment. One that was begun before is refused there. */
export const insertEngagement = async (
  tx: Tx,
  row: Pick<Engagement, 'id' | 'assignmentId' | 'agencyId' | 'companyId' | 'expertId' | 'companyName' | 'expertName'> &
    Pick<Engagement, 'setId' | 'setVersion' | 'kickoffOn' | 'agenda'> & { createdBy: string; createdAt: Date },
): Promise<void> => {
  await tx.insertInto('support.engagement').values(row).execute();
};
export const selectEngagement = async (tx: Tx, id: string, lock = false): Promise<Engagement | undefined> => {
  const query = tx.selectFrom('support.engagement').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && engagementOf(row);
};
/** What row security lets the reader see, newest first. */
export const selectEngagements = async (tx: Tx): Promise<Engagement[]> =>
  (
    await tx
      .selectFrom('support.engagement')
      .select(columns)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(300)
      .execute()
  ).map(engagementOf);
type Change = Partial<
  Pick<Engagement, 'kickoffOn' | 'agenda' | 'state' | 'reviewerId' | 'reviewerName' | 'reviewWords' | 'answerWords'>
> & { deliveredAt?: Date; acceptedAt?: Date; acceptedBy?: string };
export const saveEngagement = async (
  tx: Tx,
  { id, version }: Pick<Engagement, 'id' | 'version'>,
  change: Change,
): Promise<void> => {
  await tx
    .updateTable('support.engagement')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute();
};
/** Her experts in the pools; nobody else has any. */
export const selectOwnExperts = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ own: string[] }>`select support.my_experts() as own`.execute(tx);
  return rows[0]?.own ?? [];
};
export const selectReviewers = async (tx: Tx, engagementId: string): Promise<{ id: string; name: string }[]> =>
  (
    await sql<{ id: string; name: string }>`select id, name from support.reviewers_of(${engagementId}::uuid)`.execute(
      tx,
    )
  ).rows;

export const selectSummary = async (tx: Tx, engagementId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('support.engagementReport')
      .select('summary')
      .where('engagementId', '=', engagementId)
      .executeTakeFirst()
  )?.summary ?? null;
export const saveSummary = async (
  tx: Tx,
  { id: engagementId, agencyId, companyId }: Engagement,
  summary: string,
): Promise<void> => {
  await tx
    .insertInto('support.engagementReport')
    .values({ engagementId, agencyId, companyId, summary })
    .onConflict((conflict) => conflict.column('engagementId').doUpdateSet({ summary }))
    .execute();
};

export const selectRecommendations = (tx: Tx, engagementId: string): Promise<Recommendation[]> =>
  tx
    .selectFrom('support.recommendation')
    .select(['id', 'finding', 'advice', 'questions', 'effortDays'])
    .where('engagementId', '=', engagementId)
    .orderBy('place')
    .limit(100)
    .execute();
export const insertRecommendation = async (
  tx: Tx,
  row: Recommendation & { engagementId: string; agencyId: number; companyId: string; writtenBy: string },
): Promise<void> => {
  await tx.insertInto('support.recommendation').values(row).execute();
};
export const deleteRecommendation = async (tx: Tx, engagementId: string, id: string): Promise<boolean> =>
  (
    await tx
      .deleteFrom('support.recommendation')
      .where('id', '=', id)
      .where('engagementId', '=', engagementId)
      .executeTakeFirst()
  ).numDeletedRows === 1n;

const followUpColumns = [
  'id',
  'engagementId',
  'companyId',
  'agencyId',
  'months',
  'dueOn',
  'total',
  'done',
  'words',
] as const;
export const selectFollowUps = (tx: Tx, engagementId: string): Promise<FollowUp[]> =>
  tx
    .selectFrom('support.followUp')
    .select(followUpColumns)
    .where('engagementId', '=', engagementId)
    .orderBy('months')
    .execute();
export const selectFollowUp = (tx: Tx, id: string): Promise<FollowUp | undefined> =>
  tx.selectFrom('support.followUp').select(followUpColumns).where('id', '=', id).executeTakeFirst();
export const insertFollowUps = async (tx: Tx, rows: readonly Omit<FollowUp, 'done' | 'words'>[]): Promise<void> => {
  await tx
    .insertInto('support.followUp')
    .values([...rows])
    .execute();
};
/** False when somebody else was first. */
export const saveFollowUp = async (
  tx: Tx,
  id: string,
  how: { done: number; words: string; notedBy: string; notedAt: Date },
): Promise<boolean> =>
  (await tx.updateTable('support.followUp').set(how).where('id', '=', id).where('done', 'is', null).executeTakeFirst())
    .numUpdatedRows === 1n;
export const selectDueFollowUps = (tx: Tx, today: string): Promise<FollowUp[]> =>
  tx
    .selectFrom('support.followUp')
    .select(followUpColumns)
    .where('dueOn', '<=', today)
    .where('toldAt', 'is', null)
    .orderBy('dueOn')
    .orderBy('id')
    .limit(500)
    .execute();
export const markTold = async (tx: Tx, ids: readonly string[], toldAt: Date): Promise<void> => {
  if (ids.length > 0)
    await tx
      .updateTable('support.followUp')
      .set({ toldAt })
      .where('id', 'in', [...ids])
      .execute();
};
