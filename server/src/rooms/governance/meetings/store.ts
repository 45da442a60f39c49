import {
  AgendaKind,
  AgendaOutcome,
  AgendaState,
  MeetingForm,
  type MeetingInput,
  MeetingState,
  PaperClass,
  VoteChoice,
} from '@boru/contract/council';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Item, Meeting } from './model.ts';

type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
const MeetingKept = z.object({ form: MeetingForm, state: MeetingState });
const meetingColumns = [
  ...(['id', 'bodyId', 'number', 'form', 'heldAt', 'place', 'state', 'calledAt', 'urgentReason'] as const),
  ...(['closedAt', 'closedByName', 'version'] as const),
];
export const selectMeeting = async (tx: Tx, id: string): Promise<Meeting | undefined> => {
  const row = await tx.selectFrom('governance.meeting').select(meetingColumns).where('id', '=', id).executeTakeFirst();
  return row && { ...row, ...MeetingKept.parse(row) };
};
/** Locked, for a deed of the secretariat on it. */
export const lockMeeting = async (tx: Tx, id: string): Promise<Meeting | undefined> => {
  const row = await tx
    .selectFrom('governance.meeting')
    .select(meetingColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, ...MeetingKept.parse(row) };
};
export const highestNumber = async (tx: Tx, bodyId: string): Promise<number> => {
  const row = await tx
    .selectFrom('governance.meeting')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('bodyId', '=', bodyId)
    .executeTakeFirst();
  return row?.highest ?? 0;
};
/** When the meeting before this one ended. */
export const previousEnd = async (tx: Tx, bodyId: string, number: number): Promise<Date | null> =>
  (
    await tx
      .selectFrom('governance.meeting')
      .select('closedAt')
      .where('bodyId', '=', bodyId)
      .where('number', '<', number)
      .where('closedAt', 'is not', null)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.closedAt ?? null;
type Written = Omit<MeetingInput, 'heldAt'> & { heldAt: Date };
export const insertMeeting = async (
  tx: Tx,
  meeting: Written & { id: string; bodyId: string; number: number } & By,
): Promise<void> => {
  await tx.insertInto('governance.meeting').values(meeting).execute();
};
type Change = Partial<
  Pick<Meeting, 'heldAt' | 'place' | 'state' | 'calledAt' | 'urgentReason' | 'closedAt' | 'closedByName'>
> & { openedAt?: Date };
export const saveMeeting = async (tx: Tx, { id, version }: Meeting, change: Change): Promise<void> => {
  await tx
    .updateTable('governance.meeting')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute();
};

const itemColumns = [
  ...(['id', 'meetingId', 'kind', 'class', 'readers', 'title', 'words', 'state', 'seated', 'present'] as const),
  ...(['inFavour', 'against', 'abstained', 'recused', 'outcome', 'resolution', 'version'] as const),
];
const ItemKept = z.object({
  kind: AgendaKind,
  class: PaperClass,
  readers: z.array(z.number()),
  state: AgendaState,
  outcome: AgendaOutcome.nullable(),
});
const Counts = z.object({
  seated: z.number(),
  present: z.number(),
  inFavour: z.number(),
  against: z.number(),
  abstained: z.number(),
  recused: z.number(),
});
type ItemRow = {
  id: string;
  meetingId: string;
  title: string;
  words: string;
  resolution: string | null;
  version: number;
};
const itemOf = ({ id, meetingId, title, words, resolution, version, ...rest }: ItemRow): Item => ({
  ...{ id, meetingId, title, words, resolution, version },
  ...ItemKept.parse(rest),
  counts: Counts.safeParse(rest).data ?? null,
});
/** In their order, as far as the reader may read them. */
export const selectItems = async (tx: Tx, meetingId: string): Promise<Item[]> =>
  (
    await tx
      .selectFrom('governance.agendaItem')
      .select(itemColumns)
      .where('meetingId', '=', meetingId)
      .orderBy('place')
      .limit(500)
      .execute()
  ).map(itemOf);
export const selectItem = async (tx: Tx, id: string): Promise<Item | undefined> => {
  const row = await tx.selectFrom('governance.agendaItem').select(itemColumns).where('id', '=', id).executeTakeFirst();
  return row && itemOf(row);
};
type ItemWritten = Pick<Item, 'kind' | 'class' | 'readers' | 'title' | 'words'>;
export const insertItem = async (
  tx: Tx,
  item: ItemWritten & { id: string; meetingId: string; bodyId: string } & By,
): Promise<void> => {
  await tx.insertInto('governance.agendaItem').values(item).execute();
};
/** The outcome is not ours to set: the database counts and writes it when an item is dealt with. */
export const saveItem = async (
  tx: Tx,
  { id, version }: Pick<Item, 'id' | 'version'>,
  change: Partial<ItemWritten & Pick<Item, 'state' | 'resolution'>>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('governance.agendaItem')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** A written resolution asks about everything at once. */
export const askAll = async (tx: Tx, meetingId: string): Promise<void> => {
  await tx
    .updateTable('governance.agendaItem')
    .set({ state: 'voting' })
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'decision')
    .execute();
};

export const selectPresent = async (tx: Tx, meetingId: string): Promise<Set<string>> =>
  new Set(
    (await tx.selectFrom('governance.attendance').select('seatId').where('meetingId', '=', meetingId).execute()).map(
      ({ seatId }) => seatId,
    ),
  );
export const writePresent = async (
  tx: Tx,
  meetingId: string,
  seatIds: readonly string[],
  by: { notedBy: string; notedAt: Date },
): Promise<void> => {
  await tx.deleteFrom('governance.attendance').where('meetingId', '=', meetingId).execute();
  if (seatIds.length === 0) return;
  const rows = seatIds.map((seatId) => ({ meetingId, seatId, ...by }));
  await tx.insertInto('governance.attendance').values(rows).execute();
};

export type Recusal = { itemId: string; seatId: string; reason: string };
export const selectRecusals = async (tx: Tx, itemIds: readonly string[]): Promise<Recusal[]> =>
  itemIds.length === 0
    ? []
    : tx
        .selectFrom('governance.recusal')
        .select(['itemId', 'seatId', 'reason'])
        .where('itemId', 'in', [...itemIds])
        .orderBy('writtenAt')
        .orderBy('seatId')
        .execute();
export const insertRecusal = async (tx: Tx, recusal: Recusal & By): Promise<void> => {
  await tx
    .insertInto('governance.recusal')
    .values(recusal)
    .onConflict((it) => it.doNothing())
    .execute();
};

const VoteKept = z.object({ choice: VoteChoice });
/** The reader's own; row security shows nobody another one's. */
export const selectVotes = async (tx: Tx, itemIds: readonly string[]) =>
  itemIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('governance.vote')
          .select(['itemId', 'seatId', 'choice'])
          .where('itemId', 'in', [...itemIds])
          .execute()
      ).map((row) => ({ ...row, ...VoteKept.parse(row) }));
export const saveVote = async (
  tx: Tx,
  vote: { itemId: string; seatId: string; choice: string; castAt: Date },
): Promise<void> => {
  const { choice, castAt } = vote;
  await tx
    .insertInto('governance.vote')
    .values(vote)
    .onConflict((it) => it.columns(['itemId', 'seatId']).doUpdateSet({ choice, castAt }))
    .execute();
};
/** How many who may vote on it have not answered yet. */
export const unanswered = async (tx: Tx, itemId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select governance.unanswered(${itemId}) as n`.execute(tx);
  return rows[0]?.n ?? 0;
};
