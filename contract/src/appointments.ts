/** Consultation appointments: slots that desks publish, and who takes them. */
import { z } from 'zod';
import { NamedAgency } from './cases.ts';
import { bilingual, civilDate, id, instant, line, version } from './fields.ts';

export const appointmentModes = ['room', 'visit', 'video'] as const;
export const AppointmentMode = z.enum(appointmentModes);
export const AppointmentStatus = z.enum(['booked', 'cancelled']);
/** What a reader may do with an appointment now. */
export const AppointmentAction = z.enum(['move', 'cancel']);

const telephone = z
  .string()
  .trim()
  .regex(/^[0-9+() -]{3,20}$/, { error: '전화번호를 확인해 주세요. / Check the telephone number.' });
const minuteOfDay = z.number().int().min(0).max(1440);
const deskCode = z.string().regex(/^[a-zA-Z0-9.-]{1,80}$/, { error: '창구를 골라 주세요. / Choose a desk.' });

/** One slot, or a pattern that repeats on the chosen weekdays between two days. */
export const NewSlots = z
  .strictObject({
    deskCode,
    /** Null: whoever publishes. */
    counsellorId: id.nullable(),
    mode: AppointmentMode,
    /** The room, a word on the visit, or the address of the video meeting. */
    place: z
      .string()
      .trim()
      .max(300)
      .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), {
        error: '쓸 수 없는 글자가 있습니다. / Contains characters that cannot be used.',
      }),
    from: civilDate,
    until: civilDate,
    weekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7),
    startMinute: minuteOfDay,
    endMinute: minuteOfDay,
    minutes: z.number().int().min(10).max(240),
    /** Minutes between two slots. */
    gap: z.number().int().min(0).max(120),
    openToAll: z.boolean(),
  })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    error: '끝나는 날이 시작하는 날보다 앞섭니다. / The last day lies before the first.',
  })
  .refine(({ startMinute, endMinute, minutes }) => endMinute - startMinute >= minutes, {
    path: ['endMinute'],
    error: '상담 한 번이 들어갈 시간이 없습니다. / Too short for one appointment.',
  })
  .refine(({ mode, place }) => mode === 'visit' || place !== '', {
    path: ['place'],
    error: '방 이름이나 화상 주소를 적어 주세요. / Name the room or the address of the meeting.',
  })
  .refine(({ mode, place }) => mode !== 'video' || /^https:\/\/[^\s/]+\.[^\s]+$/.test(place), {
    path: ['place'],
    error: '화상 주소는 https://로 시작해야 합니다. / The address of a meeting begins with https://.',
  });
export const Published = z.object({ published: z.number().int(), skipped: z.number().int() });

export const FreeQuery = z.strictObject({
  agencyId: z.coerce.number().int().min(1).max(999).optional(),
  caseId: id.optional(),
  from: civilDate.optional(),
});
export const FreeSlot = z.object({
  id,
  agency: NamedAgency,
  desk: bilingual,
  mode: AppointmentMode,
  room: z.string(),
  startsAt: instant,
  endsAt: instant,
});
export const FreeSlots = z.object({ items: z.array(FreeSlot) });

export const NewAppointment = z.strictObject({
  slotId: id,
  caseId: id.nullable(),
  topic: line(120),
  contactName: line(40),
  contactPhone: telephone,
});
/** A desk books for somebody on the telephone: a case of a company it serves, or a caller without an account. */
export const CallerAppointment = NewAppointment.extend({
  /** Left out when the case says it. */
  callerName: line(80).nullable(),
});
export const AppointmentParams = z.strictObject({ appointmentId: id });
export const SlotParams = z.strictObject({ slotId: id });
export const Moving = z.strictObject({ version, slotId: id });
/** A desk says why; a company need not. */
export const Cancelling = z.strictObject({ version, reason: line(200).nullable() });

export const AppointmentView = z.object({
  id,
  agency: NamedAgency,
  desk: bilingual,
  counsellorName: z.string(),
  mode: AppointmentMode,
  place: z.string(),
  startsAt: instant,
  endsAt: instant,
  companyName: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  topic: z.string(),
  caseId: id.nullable(),
  status: AppointmentStatus,
  cancelReason: z.string().nullable(),
  mine: z.boolean(),
  version,
  may: z.array(AppointmentAction),
});
export const AppointmentList = z.object({ items: z.array(AppointmentView) });

export const AgendaQuery = z.strictObject({ from: civilDate.optional() });
export const SlotView = z.object({
  id,
  desk: bilingual,
  counsellorName: z.string(),
  mode: AppointmentMode,
  place: z.string(),
  startsAt: instant,
  endsAt: instant,
  openToAll: z.boolean(),
  taken: z.boolean(),
});
/** Four weeks of one agency: who comes, what is still free, and the desks slots may be published for. */
export const Agenda = z.object({
  from: civilDate,
  until: civilDate,
  appointments: z.array(AppointmentView),
  slots: z.array(SlotView),
  desks: z.array(z.object({ code: z.string(), name: bilingual })),
});

export const CalendarFeed = z.object({ madeAt: instant.nullable() });
/** The address is shown once: it carries a secret of which only the hash is kept. */
export const CalendarAddress = z.object({ url: z.string(), madeAt: instant });
export const CalendarToken = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

export type NewSlots = z.output<typeof NewSlots>;
export type FreeSlot = z.output<typeof FreeSlot>;
export type NewAppointment = z.output<typeof NewAppointment>;
export type CallerAppointment = z.output<typeof CallerAppointment>;
export type AppointmentView = z.output<typeof AppointmentView>;
export type SlotView = z.output<typeof SlotView>;
export type Agenda = z.output<typeof Agenda>;
export type AppointmentMode = z.output<typeof AppointmentMode>;
