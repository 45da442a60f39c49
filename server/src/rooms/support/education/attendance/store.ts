import { MarkHow } from '@boru/contract/education-attendance';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Correction, Mark } from './model.ts';

export type SessionRow = {
  id: string;
  runId: string;
  agencyId: number;
  mode: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
};
export const selectSession = (tx: Tx, id: string): Promise<SessionRow | undefined> =>
  tx
    .selectFrom('support.session')
    .select(['id', 'runId', 'agencyId', 'mode', 'place', 'startsAt', 'endsAt'])
    .where('id', '=', id)
    .executeTakeFirst();

export const saveSecret = async (tx: Tx, sessionId: string, agencyId: number, secret: Buffer): Promise<Buffer> => {
  await tx
    .insertInto('support.sessionSecret')
    .values({ sessionId, agencyId, secret })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('support.sessionSecret')
    .select('secret')
    .where('sessionId', '=', sessionId)
    .executeTakeFirstOrThrow();
  return row.secret;
};
export const selectSecrets = (
  tx: Tx,
  sessionIds: readonly string[],
): Promise<{ sessionId: string; secret: Buffer }[]> =>
  sessionIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('support.sessionSecret')
        .select(['sessionId', 'secret'])
        .where('sessionId', 'in', [...sessionIds])
        .execute();

const markColumns = [
  'id',
  'sessionId',
  'attendeeId',
  'minutes',
  'how',
  'arrivedAt',
  'markedBy',
  'markedByName',
] as const;
const Kept = z.object({ how: MarkHow });
const markOf = <Row extends object>(row: Row) => ({ ...row, ...Kept.parse(row) });
export const selectMarks = async (
  tx: Tx,
  of: { sessionId: string } | { attendeeId: string } | { runId: string } | { companyId: string },
): Promise<Mark[]> => {
  const query = tx.selectFrom('support.attendance').select(markColumns);
  const narrowed =
    'sessionId' in of
      ? query.where('sessionId', '=', of.sessionId)
      : 'attendeeId' in of
        ? query.where('attendeeId', '=', of.attendeeId)
        : 'companyId' in of
          ? query.where('companyId', '=', of.companyId)
          : query.where('runId', '=', of.runId);
  return (await narrowed.limit(20_000).execute()).map(markOf);
};

/** False when it was there: the same mark again, or the same person marked before. The trigger says whose it is. */
export const insertMark = async (
  tx: Tx,
  mark: Mark & { runId: string; agencyId: number; companyId: string; markedAt: Date },
): Promise<boolean> =>
  (
    await tx
      .insertInto('support.attendance')
      .values(mark)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n;

const correctionColumns = [
  ...([
    'id',
    'sessionId',
    'attendeeId',
    'companyId',
    'minutes',
    'reason',
    'proposedBy',
    'proposedByName',
    'isGranted',
  ] as const),
];
export const selectCorrection = (tx: Tx, id: string): Promise<Correction | undefined> =>
  tx.selectFrom('support.attendanceCorrection').select(correctionColumns).where('id', '=', id).executeTakeFirst();
export const selectOpenCorrections = (tx: Tx, sessionId: string): Promise<Correction[]> =>
  tx
    .selectFrom('support.attendanceCorrection')
    .select(correctionColumns)
    .where('sessionId', '=', sessionId)
    .where('isGranted', 'is', null)
    .execute();
export const insertCorrection = async (
  tx: Tx,
  row: Omit<Correction, 'isGranted'> & { agencyId: number; proposedAt: Date },
): Promise<void> => {
  await tx.insertInto('support.attendanceCorrection').values(row).execute();
};
export const saveDecision = async (
  tx: Tx,
  id: string,
  decision: { isGranted: boolean; decidedBy: string; decidedByName: string; decidedAt: Date },
): Promise<boolean> =>
  (
    await tx
      .updateTable('support.attendanceCorrection')
      .set(decision)
      .where('id', '=', id)
      .where('isGranted', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

export const saveTicket = async (
  tx: Tx,
  attendeeId: string,
  companyId: string,
  tokenHash: Buffer,
  madeAt: Date,
): Promise<void> => {
  await tx
    .insertInto('support.ticket')
    .values({ attendeeId, companyId, tokenHash, madeAt })
    .onConflict((conflict) => conflict.column('attendeeId').doUpdateSet({ tokenHash, madeAt, wrongCodes: 0 }))
    .execute();
};
export const selectTicket = (
  tx: Tx,
  tokenHash: Buffer,
): Promise<{ attendeeId: string; wrongCodes: number } | undefined> =>
  tx
    .selectFrom('support.ticket')
    .select(['attendeeId', 'wrongCodes'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
export const countWrong = async (tx: Tx, attendeeId: string, wrongCodes: number): Promise<void> => {
  await tx.updateTable('support.ticket').set({ wrongCodes }).where('attendeeId', '=', attendeeId).execute();
};

export type Result = { attendeeId: string; score: number; tries: number };
export const selectResults = (tx: Tx, of: { runId: string } | { attendeeId: string }): Promise<Result[]> => {
  const query = tx.selectFrom('support.testResult').select(['attendeeId', 'score', 'tries']);
  return (
    'runId' in of ? query.where('runId', '=', of.runId) : query.where('attendeeId', '=', of.attendeeId)
  ).execute();
};
type Whose = { attendeeId: string; companyId: string; runId: string; agencyId: number };
export const saveResult = async (
  tx: Tx,
  { attendeeId, companyId, runId, agencyId }: Whose,
  result: { score: number; tries: number; takenAt: Date },
): Promise<void> => {
  await tx
    .insertInto('support.testResult')
    .values({ attendeeId, companyId, runId, agencyId, ...result })
    .onConflict((conflict) => conflict.column('attendeeId').doUpdateSet(result))
    .execute();
};
export const selectSurveyed = async (tx: Tx, of: { runId: string } | { attendeeId: string }): Promise<Set<string>> => {
  const query = tx.selectFrom('support.surveyDone').select('attendeeId');
  const rows = await ('runId' in of
    ? query.where('runId', '=', of.runId)
    : query.where('attendeeId', '=', of.attendeeId)
  ).execute();
  return new Set(rows.map(({ attendeeId }) => attendeeId));
};
/** Two rows that nothing joins. False when this person has answered before. */
export const insertSurvey = async (
  tx: Tx,
  { attendeeId, companyId, runId, agencyId }: Whose,
  answer: { course: number; trainer: number; use: number; words: string | null },
): Promise<boolean> => {
  const first = await tx
    .insertInto('support.surveyDone')
    .values({ attendeeId, companyId, runId, agencyId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows !== 1n) return false;
  const { course, trainer, use, words } = answer;
  await tx.insertInto('support.surveyAnswer').values({ runId, course, trainer, use, words }).execute();
  return true;
};
