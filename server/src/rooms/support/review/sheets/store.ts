import { SheetMarks } from '@boru/contract/review';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Sheet } from './model.ts';

export const myJudges = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ ids: string[] }>`select support.my_judges() as ids`.execute(tx);
  return rows[0]?.ids ?? [];
};
const SheetKept = z.object({ marks: SheetMarks, state: z.enum(['draft', 'submitted', 'void']) });
const columns = ['judgeId', 'applicationId', 'marks', 'words', 'state', 'version'] as const;
/** As far as the reader may read them: the own ones, others' once the own is in, all for the desk when the scoring is over. */
export const selectSheets = async (tx: Tx, of: { callId: string } | { applicationId: string }): Promise<Sheet[]> => {
  const query = tx
    .selectFrom('support.scoreSheet')
    .select(columns)
    .orderBy('judgeId')
    .orderBy('applicationId')
    .limit(20_000);
  const narrowed =
    'callId' in of ? query.where('callId', '=', of.callId) : query.where('applicationId', '=', of.applicationId);
  return (await narrowed.execute()).map((row) => ({ ...row, ...SheetKept.parse(row) }));
};
const marksOf = (marks: Sheet['marks']) => sql<string>`${JSON.stringify(marks)}::jsonb`;
type Written = Pick<Sheet, 'marks' | 'words'> & {
  state: 'draft' | 'submitted';
  savedAt: Date;
  submittedAt: Date | null;
};
export const insertSheet = async (
  tx: Tx,
  sheet: { judgeId: string; applicationId: string; callId: string; agencyId: number },
  { marks, ...written }: Written,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('support.scoreSheet')
    .values({ ...sheet, ...written, marks: marksOf(marks) })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};
export const saveSheet = async (
  tx: Tx,
  { judgeId, applicationId }: Pick<Sheet, 'judgeId' | 'applicationId'>,
  version: number,
  { marks, ...written }: Written,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('support.scoreSheet')
    .set({ ...written, marks: marksOf(marks), version: version + 1 })
    .where('judgeId', '=', judgeId)
    .where('applicationId', '=', applicationId)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export type Assigned = { judgeId: string; applicationId: string; callId: string; agencyId: number };
export const selectAssigned = async (tx: Tx, judgeIds: readonly string[]): Promise<Assigned[]> =>
  judgeIds.length === 0
    ? []
    : tx
        .selectFrom('support.reviewAssignment')
        .select(['judgeId', 'applicationId', 'callId', 'agencyId'])
        .where('judgeId', 'in', [...judgeIds])
        .where('state', '=', 'assigned')
        .orderBy('callId')
        .orderBy('applicationId')
        .limit(5000)
        .execute();
const applied = [
  'id',
  'callId',
  'agencyId',
  'companyId',
  'companyName',
  'number',
  'newest',
  'formNumber',
  'askedWon',
] as const;
/** For a judge: only what has no tie at this moment. */
export const selectOpened = async (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : tx
        .selectFrom('support.application')
        .select(applied)
        .where('id', 'in', [...ids])
        .execute();
/** What the company answered, as far as reviewers may read it. */
export const selectAnswers = async (tx: Tx, applicationId: string, number: number) =>
  tx
    .selectFrom('support.applicationAnswer')
    .select(['key', 'value'])
    .where('applicationId', '=', applicationId)
    .where('number', '=', number)
    .where(sql<boolean>`'reviewer' = any (readers)`)
    .orderBy('key')
    .execute();
