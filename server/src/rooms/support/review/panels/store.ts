import {
  ConflictGround,
  type ConflictSource,
  ConflictSource as ConflictSources,
  type NewConflict,
  PanelState,
  type PanelWords,
  PanelWords as PanelWordsShape,
} from '@boru/contract/review';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Judge, Pair, Panel, Progress } from './model.ts';

const columns = [
  ...([
    'callId',
    'agencyId',
    'rule',
    'criteria',
    'leastTotal',
    'tieBreak',
    'judgesEach',
    'objective',
    'levels',
  ] as const),
  ...(['quotas', 'state', 'openedByName', 'openedAt', 'closedByName', 'closedAt', 'version'] as const),
];
export const selectPanel = async (tx: Tx, callId: string, lock = false): Promise<Panel | undefined> => {
  const query = tx.selectFrom('support.reviewPanel').select(columns).where('callId', '=', callId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return undefined;
  const { rule, criteria, leastTotal, tieBreak, judgesEach, objective, levels, quotas, ...rest } = row;
  const words = { rule, criteria, leastTotal, tieBreak, judgesEach, objective, levels, quotas };
  return { ...rest, ...PanelWordsShape.parse(words), state: PanelState.parse(row.state) };
};
type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
const json = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;
const kept = ({ criteria, quotas, ...words }: PanelWords) => ({
  ...words,
  criteria: json(criteria),
  quotas: json(quotas),
});
export const insertPanel = async (
  tx: Tx,
  panel: PanelWords & { callId: string; agencyId: number } & By,
): Promise<boolean> => {
  const { callId, agencyId, writtenBy, writtenByName, writtenAt, ...words } = panel;
  const row = { callId, agencyId, writtenBy, writtenByName, writtenAt, ...kept(words) };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('support.reviewPanel')
    .values(row)
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};
type Change = {
  words?: PanelWords & By;
  state?: PanelState;
  openedAt?: Date;
  openedByName?: string;
  closedAt?: Date;
  closedByName?: string;
};
export const savePanel = async (
  tx: Tx,
  { callId, version }: Pick<Panel, 'callId' | 'version'>,
  { words, ...change }: Change,
): Promise<boolean> => {
  const written =
    words &&
    (({ writtenBy, writtenByName, writtenAt, ...rest }) => ({ ...kept(rest), writtenBy, writtenByName, writtenAt }))(
      words,
    );
  const { numUpdatedRows } = await tx
    .updateTable('support.reviewPanel')
    .set({ ...written, ...change, version: version + 1 })
    .where('callId', '=', callId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const selectJudges = async (tx: Tx, callId: string): Promise<Judge[]> =>
  tx
    .selectFrom('support.judge')
    .select(['id', 'callId', 'expertId', 'personId', 'name', 'affiliation', 'removedReason'])
    .where('callId', '=', callId)
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute();
export const insertExpertJudge = async (
  tx: Tx,
  judge: {
    id: string;
    callId: string;
    agencyId: number;
    expertId: string;
    name: string;
    affiliation: string | null;
  } & By,
): Promise<void> => {
  await tx.insertInto('support.judge').values(judge).execute();
};
/** The name of the colleague, or null where nobody works there under the address. */
export const seatOfficer = async (
  tx: Tx,
  { id, callId, email, at, byName }: { id: string; callId: string; email: string; at: Date; byName: string },
): Promise<string | null> => {
  const { rows } = await sql<{
    name: string | null;
  }>`select support.seat_officer(${id}::uuid, ${callId}::uuid, ${email}, ${at}, ${byName}) as name`.execute(tx);
  return rows[0]?.name ?? null;
};
export const markRemoved = async (tx: Tx, id: string, removedAt: Date, removedReason: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('support.judge')
    .set({ removedAt, removedReason })
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const ConflictKept = z.object({ source: ConflictSources, ground: ConflictGround });
export const selectConflicts = async (tx: Tx, callId: string) =>
  (
    await tx
      .selectFrom('support.judgeConflict')
      .select(['judgeId', 'applicationId', 'source', 'ground', 'words', 'notedByName', 'notedAt'])
      .where('callId', '=', callId)
      .orderBy('notedAt')
      .orderBy('id')
      .limit(2000)
      .execute()
  ).map((row) => ({ ...row, ...ConflictKept.parse(row) }));
/** The same one a second time changes nothing. */
export const insertConflict = async (
  tx: Tx,
  conflict: NewConflict & {
    id: string;
    judgeId: string;
    callId: string;
    agencyId: number;
    source: ConflictSource;
    notedBy: string;
    notedByName: string;
    notedAt: Date;
  },
): Promise<void> => {
  await tx
    .insertInto('support.judgeConflict')
    .values(conflict)
    .onConflict((it) => it.doNothing())
    .execute();
};
export const deriveConflicts = async (tx: Tx, callId: string, at: Date): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select support.derive_conflicts(${callId}::uuid, ${at}) as n`.execute(tx);
  return rows[0]?.n ?? 0;
};
export const voidReviews = async (tx: Tx, callId: string, at: Date): Promise<Pair[]> =>
  (
    await sql<Pair>`select judge_id as "judgeId", application_id as "applicationId" from support.void_reviews(${callId}::uuid, ${at})`.execute(
      tx,
    )
  ).rows;
export const selectProgress = async (tx: Tx, callId: string): Promise<Progress[]> =>
  (
    await sql<Progress>`select judge_id as "judgeId", application_id as "applicationId", state from support.sheet_progress(${callId}::uuid)`.execute(
      tx,
    )
  ).rows;
export const insertAssignments = async (
  tx: Tx,
  pairs: readonly Pair[],
  by: { callId: string; agencyId: number; assignedByName: string; assignedAt: Date },
): Promise<void> => {
  if (pairs.length === 0) return;
  await tx
    .insertInto('support.reviewAssignment')
    .values(pairs.map((pair) => ({ ...pair, ...by })))
    .execute();
};

export type Applied = {
  id: string;
  agencyId: number;
  companyId: string;
  companyName: string;
  businessNumber: string;
  number: string;
  state: string;
  newest: number;
  askedWon: number | null;
  benefitWon: number | null;
  version: number;
};
/** Handed in and neither taken back nor refused at the desk: what is judged. */
export const selectApplications = async (tx: Tx, callId: string): Promise<Applied[]> =>
  (
    await tx
      .selectFrom('support.application')
      .select(['id', 'agencyId', 'companyId', 'companyName', 'businessNumber', 'number', 'state', 'newest'])
      .select(['askedWon', 'benefitWon', 'version'])
      .where('callId', '=', callId)
      .where('number', 'is not', null)
      .where('state', 'in', ['submitted', 'inReview', 'selected', 'reserve', 'rejected'])
      .where((eb) =>
        eb.or([
          eb('state', '<>', 'rejected'),
          // Refused by the selection itself, not before it at the desk.
          eb.exists(
            eb
              .selectFrom('support.selectionResult as r')
              .select('r.applicationId')
              .whereRef('r.applicationId', '=', 'support.application.id'),
          ),
        ]),
      )
      .orderBy('number')
      .limit(5000)
      .execute()
  ).map(({ number, ...row }) => ({ ...row, number: number ?? '' }));
/** For update: nobody moves them meanwhile. */
export const moveApplication = async (
  tx: Tx,
  { id, version }: Pick<Applied, 'id' | 'version'>,
  state: string,
  stateReason: string,
  movedAt: Date,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('support.application')
    .set({ state, stateReason, movedAt, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
