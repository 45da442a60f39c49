import { DeadlineResult } from '@boru/contract/deadline';
import {
  DisclosureChannel,
  DisclosureMatter,
  DisclosureOutcome,
  DisclosureState,
  HearingBasis,
  HearingPosition,
  PieceClass,
} from '@boru/contract/disclosure';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Hearing, Piece, Request } from './model.ts';

const columns = [
  ...(['id', 'agencyId', 'receiptNumber', 'channel', 'matter', 'state', 'receivedOn', 'requesterName'] as const),
  ...([
    'requesterAddress',
    'wish',
    'clock',
    'dueOn',
    'extendedReason',
    'extendedAt',
    'raisedAt',
    'raisedByName',
  ] as const),
  ...(['outcome', 'how', 'opensOn', 'endedAt', 'endedByName', 'writtenByName', 'writtenAt', 'version'] as const),
];
const Kept = z.object({
  channel: DisclosureChannel,
  matter: DisclosureMatter,
  state: DisclosureState,
  outcome: DisclosureOutcome.nullable(),
  clock: DeadlineResult,
});
const requestOf = <Row extends { clock: unknown; channel: string }>(row: Row) => ({ ...row, ...Kept.parse(row) });

export const selectRequests = async (tx: Tx): Promise<Request[]> =>
  (
    await tx
      .selectFrom('governance.disclosureRequest')
      .select(columns)
      .orderBy('receivedOn', 'desc')
      .orderBy('id', 'desc')
      .limit(500)
      .execute()
  ).map(requestOf);
/** Those without a decision, for the machine that reminds. */
export const selectWaiting = async (tx: Tx, dueUntil: string): Promise<Request[]> =>
  (
    await tx
      .selectFrom('governance.disclosureRequest')
      .select(columns)
      .where('state', '=', 'received')
      .where('dueOn', '<=', dueUntil)
      .orderBy('dueOn')
      .limit(1_000)
      .execute()
  ).map(requestOf);
export const selectRequest = async (tx: Tx, id: string): Promise<Request | undefined> => {
  const row = await tx
    .selectFrom('governance.disclosureRequest')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && requestOf(row);
};
type Counted = { clock: DeadlineResult; dueOn: string };
const counted = ({ clock, dueOn }: Counted) => ({ clock: JSON.stringify(clock), dueOn });
type New = Counted &
  Pick<Request, 'id' | 'agencyId' | 'receiptNumber' | 'channel' | 'matter' | 'receivedOn' | 'requesterName'> &
  Pick<Request, 'requesterAddress' | 'wish' | 'writtenByName' | 'writtenAt'> & { writtenBy: string };
export const insertRequest = async (tx: Tx, { clock, dueOn, ...row }: New): Promise<void> => {
  await tx
    .insertInto('governance.disclosureRequest')
    .values({ ...row, ...counted({ clock, dueOn }) })
    .execute();
};
/** True when it still had that version. */
export const saveRequest = async (
  tx: Tx,
  { id, version }: Pick<Request, 'id' | 'version'>,
  { count, ...change }: Partial<Omit<Request, 'clock' | 'dueOn'>> & { count?: Counted },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.disclosureRequest')
    .set({ ...change, ...(count === undefined ? {} : counted(count)), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const PieceKept = z.object({ class: PieceClass });
export const selectPieces = async (tx: Tx, requestId: string): Promise<Piece[]> =>
  (
    await tx
      .selectFrom('governance.disclosurePiece')
      .select(['class', 'title', 'words'])
      .where('requestId', '=', requestId)
      .orderBy('place')
      .execute()
  ).map((row) => ({ ...row, ...PieceKept.parse(row) }));
export const insertPieces = async (tx: Tx, requestId: string, pieces: readonly Piece[]): Promise<void> => {
  if (pieces.length === 0) return;
  const rows = pieces.map((piece, place) => ({ requestId, place, ...piece }));
  await tx.insertInto('governance.disclosurePiece').values(rows).execute();
};

const hearingColumns = [
  ...(['id', 'requestId', 'agencyId', 'businessNumber', 'basis', 'subject', 'clock', 'dueOn', 'askedByName'] as const),
  ...(['askedAt', 'position', 'words', 'answerKey', 'answeredByName', 'answeredAt'] as const),
];
const HearingKept = z.object({ basis: HearingBasis, position: HearingPosition.nullable(), clock: DeadlineResult });
export const selectHearings = async (tx: Tx, requestId?: string): Promise<Hearing[]> => {
  const query = tx.selectFrom('governance.disclosureHearing').select(hearingColumns);
  const rows = await (requestId === undefined ? query : query.where('requestId', '=', requestId))
    .orderBy('askedAt', requestId === undefined ? 'desc' : 'asc')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, ...HearingKept.parse(row) }));
};
export const lockHearing = async (tx: Tx, id: string): Promise<Hearing | undefined> => {
  const row = await tx
    .selectFrom('governance.disclosureHearing')
    .select(hearingColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, ...HearingKept.parse(row) };
};
type NewHearing = Counted &
  Pick<
    Hearing,
    'id' | 'requestId' | 'agencyId' | 'businessNumber' | 'basis' | 'subject' | 'askedByName' | 'askedAt'
  > & {
    askedBy: string;
  };
/** The second press with the same key adds nothing. */
export const insertHearing = async (tx: Tx, { clock, dueOn, ...row }: NewHearing): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('governance.disclosureHearing')
    .values({ ...row, ...counted({ clock, dueOn }) })
    .onConflict((it) => it.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};
type Answered = { position: string; words: string; answerKey: string; answeredBy: string };
export const saveAnswer = async (
  tx: Tx,
  id: string,
  answer: Answered & { answeredByName: string; answeredAt: Date },
): Promise<void> => {
  await tx.updateTable('governance.disclosureHearing').set(answer).where('id', '=', id).execute();
};

/** Receipt numbers of what the own company is heard on. */
export const selectReceipts = async (tx: Tx): Promise<Map<string, string>> => {
  const { rows } = await sql<{ hearingId: string; receiptNumber: string }>`
    select * from governance.hearing_receipts()`.execute(tx);
  return new Map(rows.map(({ hearingId, receiptNumber }) => [hearingId, receiptNumber]));
};
export const selectStateOf = async (tx: Tx, hearingId: string): Promise<string | null> =>
  (await sql<{ state: string | null }>`select governance.hearing_state(${hearingId}) as state`.execute(tx)).rows[0]
    ?.state ?? null;
/** Whose hearing it is; for the machine. */
export const selectCompanyOf = async (tx: Tx, hearingId: string): Promise<string | null> =>
  (await sql<{ company: string | null }>`select governance.hearing_company(${hearingId}) as company`.execute(tx))
    .rows[0]?.company ?? null;
