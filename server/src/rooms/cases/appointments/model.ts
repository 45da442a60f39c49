import type { AppointmentMode, NewSlots } from '@boru/contract/appointments';
import { addDays, civilOf, daysBetween, instantOf, weekdayOf } from '@boru/contract/civil';
import { type Actor, agencyWorkers, companyWriters, mayUse } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Appointment = {
  id: string;
  slotId: string;
  agencyId: number;
  deskCode: string;
  counsellorId: string;
  counsellorName: string;
  mode: AppointmentMode;
  place: string;
  startsAt: Date;
  endsAt: Date;
  companyId: string | null;
  caseId: string | null;
  companyName: string;
  contactName: string;
  contactPhone: string;
  topic: string;
  status: 'booked' | 'cancelled';
  bookedBy: string;
  cancelReason: string | null;
  sequence: number;
  version: number;
};

export type SlotFacts = { agencyId: number; startsAt: Date; withdrawn: boolean; openToAll: boolean };
export type Times = { startsAt: Date; endsAt: Date };

const minute = 60_000;
/** Shorter than this, and neither side would read the news before it begins. */
const leadMinutes = 30;
export const mostAhead = 5;
const mostSlots = 500;
const mostDays = 184;

/** The times of a pattern: chosen weekdays, no holiday, nothing that has begun already. */
export const slotTimes = (pattern: NewSlots, holidays: ReadonlySet<string>, now: Date): Times[] => {
  const times: Times[] = [];
  if (daysBetween(pattern.from, pattern.until) > mostDays) throw new Problem('appointment.no_times');
  for (let on = pattern.from; on <= pattern.until; on = addDays(on, 1)) {
    if (!pattern.weekdays.includes(weekdayOf(on)) || holidays.has(on)) continue;
    const step = pattern.minutes + pattern.gap;
    for (let at = pattern.startMinute; at + pattern.minutes <= pattern.endMinute; at += step) {
      const startsAt = instantOf(on, at);
      if (startsAt > now.getTime())
        times.push({ startsAt: new Date(startsAt), endsAt: new Date(startsAt + pattern.minutes * minute) });
    }
  }
  if (times.length === 0 || times.length > mostSlots) throw new Problem('appointment.no_times');
  return times;
};

/** Refuses a slot that is gone or begins too soon. */
export const checkSlot = (slot: SlotFacts | undefined, now: Date): SlotFacts => {
  if (!slot) throw new Problem('thing.not_found');
  if (slot.withdrawn) throw new Problem('appointment.time_taken');
  if (slot.startsAt.getTime() < now.getTime() + leadMinutes * minute) throw new Problem('appointment.too_late');
  return slot;
};

export type AppointmentAction = 'move' | 'cancel';

export const isOpen = (appointment: Pick<Appointment, 'status' | 'startsAt'>, now: Date): boolean =>
  appointment.status === 'booked' && appointment.startsAt > now;

/** Both sides may move and cancel what has not begun; row security has let the reader see it. */
export const mayDo = (appointment: Appointment, actor: Actor, now: Date): AppointmentAction[] =>
  isOpen(appointment, now) && mayUse(actor, [...companyWriters, ...agencyWorkers]) ? ['move', 'cancel'] : [];

/** For a change: the reader saw this version, and it is still to come. */
export const checkChange = (appointment: Appointment | undefined, version: number, now: Date): Appointment => {
  if (!appointment) throw new Problem('thing.not_found');
  if (appointment.version !== version) throw new Problem('thing.changed');
  if (!isOpen(appointment, now)) throw new Problem('appointment.over');
  return appointment;
};

/** A desk that cancels without a word leaves the company guessing. */
export const checkReason = (actor: Actor, reason: string | null): void => {
  if (actor.kind === 'agency' && reason === null)
    throw new Problem('request.invalid', { fields: { reason: '취소하는 까닭을 적어 주세요. / Say why.' } });
};

export const agendaDays = 28;
export const agendaFrom = (from: string | undefined, now: Date): string => from ?? civilOf(now.getTime());
