import type { CallerAppointment, NewAppointment, NewSlots } from '@boru/contract/appointments';
import type { CaseFact } from '@boru/contract/cases';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { record } from '#rooms/evidence';
import { confirmedCompany } from '#rooms/organisations';
import { authorOf, type CaseFile, type Doing, entry, insertEntries, selectCase } from '../files/index.ts';
import { type Appointment, checkChange, checkReason, checkSlot, mostAhead, slotTimes } from './model.ts';
import {
  countAhead,
  insertAppointment,
  insertSlots,
  isTaken,
  type NewRow,
  saveAppointment,
  selectAppointment,
  selectAppointmentForUpdate,
  selectSlotFacts,
  selectSlotForUpdate,
  withdrawSlotAt,
} from './store.ts';

const deskOf = ({ actor }: Doing) => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};

/** Publishes a single slot or a pattern. What overlaps an open slot of the same counsellor or room is left out and counted. */
export const publishSlots = async (doing: Doing, wish: NewSlots): Promise<{ published: number; skipped: number }> => {
  const { tx, now, services, requestId } = doing;
  const actor = deskOf(doing);
  const holidays = new Set(services.pack.holidays.items.map(({ on }) => on));
  const times = slotTimes(wish, holidays, now);
  const { deskCode, mode, place, openToAll } = wish;
  const slot = {
    agencyId: actor.agencyId,
    deskCode,
    mode,
    place,
    openToAll,
    createdBy: actor.personId,
    createdAt: now,
  };
  const counsellorId = wish.counsellorId ?? actor.personId;
  const published = await insertSlots(
    tx,
    times.map((time) => ({ ...slot, ...time, counsellorId, id: newId(now.getTime()) })),
  );
  const detail = { published, skipped: times.length - published, deskCode };
  await record(tx, actor, { requestId, action: 'appointment.slots_published', subjectId: counsellorId, detail });
  return { published, skipped: times.length - published };
};

export const withdrawSlot = async (doing: Doing, slotId: string): Promise<void> => {
  const { tx, actor, now, requestId } = doing;
  const slot = await selectSlotForUpdate(tx, slotId);
  if (!slot || slot.withdrawnAt !== null) throw new Problem('thing.not_found');
  if (await isTaken(tx, slotId)) throw new Problem('appointment.slot_in_use');
  await withdrawSlotAt(tx, slotId, now);
  await record(tx, actor, { requestId, action: 'appointment.slot_withdrawn', subjectId: slotId });
};

const news = { booked: 'appointmentBooked', moved: 'appointmentMoved', cancelled: 'appointmentCancelled' } as const;
type News = keyof typeof news;

/** The trace, the line in the case and the letters: what follows from every change of an appointment. */
const tell = async (
  doing: Doing,
  appointment: Appointment,
  what: News,
  reason: string | null = null,
): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const author = await authorOf(tx, actor);
  const { id, companyId, caseId, startsAt } = appointment;
  const fact: CaseFact = news[what];
  if (caseId !== null && companyId !== null)
    await insertEntries(tx, { caseId, companyId }, [
      entry(author, now, {
        fact,
        detail: { startsAt: startsAt.toISOString() },
        ...(reason === null ? {} : { body: reason }),
      }),
    ]);
  const deed = { requestId, action: `appointment.${what}`, subjectId: id, companyId, caseId };
  await record(tx, actor, reason === null ? deed : { ...deed, reason }, author.name);
  await services.enqueue(tx, 'appointment.changed', { appointmentId: id, news: what });
};

const write = async (doing: Doing, row: Omit<NewRow, 'id' | 'at'>): Promise<string> => {
  const id = newId(doing.now.getTime());
  await insertAppointment(doing.tx, { ...row, id, at: doing.now });
  const written = await selectAppointment(doing.tx, id);
  if (!written) throw new Problem('thing.not_found');
  await tell(doing, written, 'booked');
  return id;
};

const openCase = async (doing: Doing, caseId: string): Promise<CaseFile> => {
  const file = await selectCase(doing.tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  if (file.closedAt !== null || file.submittedAt === null) throw new Problem('case.closed');
  return file;
};

/** A company takes a slot: one that is open to all, or one of the desk that works on its case. */
export const book = async (doing: Doing, wish: NewAppointment): Promise<string> => {
  const { tx, actor, now } = doing;
  const { company, personId } = await confirmedCompany(tx, actor);
  const slot = checkSlot(await selectSlotFacts(tx, wish.slotId), now);
  if (wish.caseId !== null) await openCase(doing, wish.caseId);
  else if (!slot.openToAll) throw new Problem('thing.not_found');
  else if ((await countAhead(tx, company.id, now)) >= mostAhead) throw new Problem('appointment.too_many');
  return write(doing, { ...wish, companyId: company.id, companyName: company.name, bookedBy: personId });
};

/** A desk books for somebody on the telephone. */
export const bookForCaller = async (doing: Doing, wish: CallerAppointment): Promise<string> => {
  const { tx, now } = doing;
  const { agencyId, personId } = deskOf(doing);
  const slot = checkSlot(await selectSlotFacts(tx, wish.slotId), now);
  if (slot.agencyId !== agencyId) throw new Problem('thing.not_found');
  const { callerName, ...rest } = wish;
  if (wish.caseId !== null) {
    const file = await openCase(doing, wish.caseId);
    return write(doing, { ...rest, companyId: file.companyId, companyName: file.companyName, bookedBy: personId });
  }
  if (callerName === null)
    throw new Problem('request.invalid', { fields: { callerName: '이름을 적어 주세요. / Give the name.' } });
  return write(doing, { ...rest, companyId: null, companyName: callerName, bookedBy: personId });
};

export const cancelAppointment = async (
  doing: Doing,
  id: string,
  wish: { version: number; reason: string | null },
): Promise<void> => {
  const { tx, actor, now } = doing;
  const appointment = checkChange(await selectAppointmentForUpdate(tx, id), wish.version, now);
  checkReason(actor, wish.reason);
  await saveAppointment(tx, appointment, now, { status: 'cancelled', cancelledAt: now, cancelReason: wish.reason });
  await tell(doing, appointment, 'cancelled', wish.reason);
};

/** The same appointment at another time of the same agency: its place in calendars stays, and the old time is free at once. */
export const moveAppointment = async (
  doing: Doing,
  id: string,
  wish: { version: number; slotId: string },
): Promise<void> => {
  const { tx, now } = doing;
  const appointment = checkChange(await selectAppointmentForUpdate(tx, id), wish.version, now);
  const slot = checkSlot(await selectSlotFacts(tx, wish.slotId), now);
  if (slot.agencyId !== appointment.agencyId) throw new Problem('thing.not_found');
  await saveAppointment(tx, appointment, now, { slotId: wish.slotId, remindedAt: null });
  const moved = await selectAppointment(tx, id);
  await tell(doing, moved ?? appointment, 'moved');
};
