import { AppointmentMode, AppointmentStatus } from '@boru/contract/appointments';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Appointment, SlotFacts, Times } from './model.ts';

const columns = [
  'id',
  'slotId',
  'agencyId',
  'deskCode',
  'counsellorId',
  'counsellorName',
  'mode',
  'place',
  'startsAt',
  'endsAt',
  'companyId',
  'caseId',
  'companyName',
  'contactName',
  'contactPhone',
  'topic',
  'status',
  'bookedBy',
  'cancelReason',
  'sequence',
  'version',
] as const;

const Kept = z.object({ mode: AppointmentMode, status: AppointmentStatus });
const appointmentOf = <Row extends { mode: string; status: string }>(row: Row) => ({ ...row, ...Kept.parse(row) });
const Mode = z.object({ mode: AppointmentMode });

export type NewSlot = Times & {
  id: string;
  agencyId: number;
  deskCode: string;
  counsellorId: string;
  mode: AppointmentMode;
  place: string;
  openToAll: boolean;
  createdBy: string;
  createdAt: Date;
};

/** What overlaps a slot of the same counsellor or room is left out; answers how many were published. */
export const insertSlots = async (tx: Tx, slots: readonly NewSlot[]): Promise<number> =>
  (
    await tx
      .insertInto('cases.slot')
      // The name is the trigger's business: it reads it where the person stands.
      .values(slots.map((slot) => ({ ...slot, counsellorName: '', personSpan: undefined as never })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
  ).length;

export const selectSlots = async (tx: Tx, agencyId: number, span: { from: Date; to: Date }) => {
  const rows = await tx
    .selectFrom('cases.slot as s')
    .select(['s.id', 's.deskCode', 's.counsellorName', 's.mode', 's.place', 's.startsAt', 's.endsAt', 's.openToAll'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('cases.appointment as a')
            .select('a.id')
            .where('a.status', '=', 'booked')
            .whereRef('a.slotId', '=', 's.id'),
        )
        .as('taken'),
    )
    .where('s.agencyId', '=', agencyId)
    .where('s.withdrawnAt', 'is', null)
    .where('s.startsAt', '>=', span.from)
    .where('s.startsAt', '<', span.to)
    .orderBy('s.startsAt')
    .orderBy('s.id')
    .limit(1000)
    .execute();
  return rows.map((row) => ({ ...row, ...Mode.parse(row), taken: Boolean(row.taken) }));
};

export const selectSlotForUpdate = (tx: Tx, id: string) =>
  tx
    .selectFrom('cases.slot')
    .select(['id', 'agencyId', 'withdrawnAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const isTaken = async (tx: Tx, slotId: string): Promise<boolean> =>
  (await tx
    .selectFrom('cases.appointment')
    .select('id')
    .where('slotId', '=', slotId)
    .where('status', '=', 'booked')
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const withdrawSlotAt = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx.updateTable('cases.slot').set({ withdrawnAt: at }).where('id', '=', id).execute();
};

export type FreeRow = {
  id: string;
  agencyId: number;
  deskCode: string;
  mode: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
};
export const selectFree = async (
  tx: Tx,
  wanted: { from: Date; to: Date; agencyId: number | null; caseId: string | null },
) => {
  const { rows } = await sql<FreeRow>`
    select * from cases.free_slots(${wanted.from}, ${wanted.to}, ${wanted.agencyId}::smallint, ${wanted.caseId}::uuid, 500)`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, ...Mode.parse(row) }));
};

export const selectSlotFacts = async (tx: Tx, slotId: string): Promise<SlotFacts | undefined> =>
  (await sql<SlotFacts>`select * from cases.slot_facts(${slotId}::uuid)`.execute(tx)).rows[0];

export type NewRow = {
  id: string;
  slotId: string;
  companyId: string | null;
  caseId: string | null;
  companyName: string;
  contactName: string;
  contactPhone: string;
  topic: string;
  bookedBy: string;
  at: Date;
};

/** Time, desk and counsellor come from the slot by the trigger: the row cannot claim what is not the slot's. */
export const insertAppointment = async (tx: Tx, row: NewRow): Promise<void> => {
  await sql`insert into cases.appointment
      (id, slot_id, company_id, case_id, company_name, contact_name, contact_phone, topic, booked_by, booked_at, updated_at)
    values (${row.id}, ${row.slotId}, ${row.companyId}, ${row.caseId}, ${row.companyName}, ${row.contactName},
            ${row.contactPhone}, ${row.topic}, ${row.bookedBy}, ${row.at}, ${row.at})`.execute(tx);
};

export const selectAppointment = async (tx: Tx, id: string): Promise<Appointment | undefined> => {
  const row = await tx.selectFrom('cases.appointment').select(columns).where('id', '=', id).executeTakeFirst();
  return row && appointmentOf(row);
};

export const selectAppointmentForUpdate = async (tx: Tx, id: string): Promise<Appointment | undefined> => {
  const row = await tx
    .selectFrom('cases.appointment')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && appointmentOf(row);
};

export const saveAppointment = async (
  tx: Tx,
  appointment: Appointment,
  at: Date,
  set: { slotId?: string; status?: 'cancelled'; cancelledAt?: Date; cancelReason?: string | null; remindedAt?: null },
): Promise<void> => {
  await tx
    .updateTable('cases.appointment')
    .set({ ...set, sequence: appointment.sequence + 1, version: appointment.version + 1, updatedAt: at })
    .where('id', '=', appointment.id)
    .execute();
};

export const countAhead = async (tx: Tx, companyId: string, now: Date): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom('cases.appointment')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('companyId', '=', companyId)
        .where('caseId', 'is', null)
        .where('status', '=', 'booked')
        .where('startsAt', '>', now)
        .executeTakeFirst()
    )?.count ?? 0,
  );

export const selectOfCompany = async (tx: Tx, companyId: string, since: Date): Promise<Appointment[]> =>
  (
    await tx
      .selectFrom('cases.appointment')
      .select(columns)
      .where('companyId', '=', companyId)
      .where('startsAt', '>=', since)
      .orderBy('startsAt', 'desc')
      .orderBy('id')
      .limit(200)
      .execute()
  ).map(appointmentOf);

export const selectOfAgency = async (
  tx: Tx,
  agencyId: number,
  span: { from: Date; to: Date },
): Promise<Appointment[]> =>
  (
    await tx
      .selectFrom('cases.appointment')
      .select(columns)
      .where('agencyId', '=', agencyId)
      .where('startsAt', '>=', span.from)
      .where('startsAt', '<', span.to)
      .orderBy('startsAt')
      .orderBy('id')
      .limit(500)
      .execute()
  ).map(appointmentOf);

/** What begins within the span and was not announced; locked, so that two workers never write the same letter. */
export const selectToRemind = async (tx: Tx, span: { from: Date; to: Date }): Promise<Appointment[]> =>
  (
    await tx
      .selectFrom('cases.appointment')
      .select(columns)
      .where('status', '=', 'booked')
      .where('remindedAt', 'is', null)
      .where('startsAt', '>', span.from)
      .where('startsAt', '<=', span.to)
      .orderBy('startsAt')
      .limit(200)
      .forUpdate()
      .skipLocked()
      .execute()
  ).map(appointmentOf);

export const markReminded = async (tx: Tx, ids: readonly string[], at: Date): Promise<void> => {
  if (ids.length === 0) return;
  await tx.updateTable('cases.appointment').set({ remindedAt: at }).where('id', 'in', ids).execute();
};
