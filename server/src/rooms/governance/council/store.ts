import { BodyInput, MeetingForm, MeetingState, SeatPart } from '@boru/contract/council';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Body, MeetingShort, Seat } from './model.ts';

type By = { writtenBy: string; writtenByName: string; writtenAt: Date };
const BodyKept = BodyInput.pick({ kind: true, quorum: true });
const bodyColumns = ['id', 'kind', 'name', 'purpose', 'quorum', 'version'] as const;
/** The council first, then working groups by name. */
export const selectBodies = async (tx: Tx): Promise<Body[]> =>
  (
    await tx
      .selectFrom('governance.body')
      .select(bodyColumns)
      .orderBy('kind')
      .orderBy('name')
      .orderBy('id')
      .limit(200)
      .execute()
  ).map((row) => ({ ...row, ...BodyKept.parse({ kind: row.kind, quorum: row.quorum }) }));
export const selectBody = async (tx: Tx, id: string): Promise<Body | undefined> => {
  const row = await tx.selectFrom('governance.body').select(bodyColumns).where('id', '=', id).executeTakeFirst();
  return row && { ...row, ...BodyKept.parse({ kind: row.kind, quorum: row.quorum }) };
};
/** Locked, so that two meetings never take one number and nobody is seated twice. */
export const lockBody = async (tx: Tx, id: string): Promise<Body | undefined> => {
  const row = await tx
    .selectFrom('governance.body')
    .select(bodyColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, ...BodyKept.parse({ kind: row.kind, quorum: row.quorum }) };
};
export const insertBody = async (tx: Tx, body: BodyInput & { id: string } & By): Promise<void> => {
  await tx.insertInto('governance.body').values(body).execute();
};
export const saveBody = async (tx: Tx, { id, version, ...body }: Body & By): Promise<void> => {
  await tx
    .updateTable('governance.body')
    .set({ ...body, version: version + 1 })
    .where('id', '=', id)
    .execute();
};

const SeatKept = z.object({ part: SeatPart });
/** By part, then by term. */
export const selectSeats = async (tx: Tx, bodyIds: readonly string[]): Promise<Seat[]> =>
  bodyIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('governance.seat')
          .select(['id', 'bodyId', 'agencyId', 'personId', 'personName', 'part', 'fromOn', 'toOn', 'endedOn'])
          .where('bodyId', 'in', [...bodyIds])
          .orderBy('part')
          .orderBy('agencyId')
          .orderBy('fromOn')
          .orderBy('id')
          .limit(2_000)
          .execute()
      ).map((row) => ({ ...row, ...SeatKept.parse(row) }));
/** The name of the person, or nothing where nobody of that agency works under that address. */
export const insertSeat = async (
  tx: Tx,
  seat: { id: string; bodyId: string; agencyId: number; email: string; part: string; fromOn: string; toOn: string },
  { writtenAt, writtenByName }: By,
): Promise<string | null> => {
  const { id, bodyId, agencyId, email, part, fromOn, toOn } = seat;
  const { rows } = await sql<{
    name: string | null;
  }>`select governance.seat_member(${id}, ${bodyId}, ${agencyId}, ${email},
    ${part}, ${fromOn}, ${toOn}, ${writtenAt}, ${writtenByName}) as name`.execute(tx);
  return rows[0]?.name ?? null;
};
export const selectSeat = async (tx: Tx, id: string): Promise<Seat | undefined> => {
  const row = await tx
    .selectFrom('governance.seat')
    .select(['id', 'bodyId', 'agencyId', 'personId', 'personName', 'part', 'fromOn', 'toOn', 'endedOn'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, ...SeatKept.parse(row) };
};
export const endSeat = async (tx: Tx, id: string, endedOn: string): Promise<void> => {
  await tx.updateTable('governance.seat').set({ endedOn }).where('id', '=', id).execute();
};

const MeetingKept = z.object({ form: MeetingForm, state: MeetingState });
/** Newest first. */
export const selectMeetings = async (tx: Tx, bodyId?: string): Promise<MeetingShort[]> => {
  const query = tx
    .selectFrom('governance.meeting')
    .select(['id', 'bodyId', 'number', 'form', 'heldAt', 'place', 'state']);
  const rows = await (bodyId === undefined ? query : query.where('bodyId', '=', bodyId))
    .orderBy('heldAt', 'desc')
    .orderBy('id')
    .limit(1_000)
    .execute();
  return rows.map((row) => ({ ...row, ...MeetingKept.parse(row) }));
};
