import type {
  Agenda,
  AppointmentList,
  AppointmentView,
  CalendarAddress,
  CalendarFeed,
  CallerAppointment,
  FreeSlots,
  NewAppointment,
  NewSlots,
  Published,
} from '@boru/contract/appointments';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import { press } from '#lib/steps';

export type { Agenda, AppointmentView, CallerAppointment, NewAppointment, NewSlots };
export type Free = (typeof FreeSlots)['_output']['items'][number];

/** One key for all, so that after a booking one call refreshes whatever shows it. */
export const appointmentsKey = ['appointments'] as const;

export const ownQuery = queryOptions({
  queryKey: [...appointmentsKey, 'own'],
  queryFn: ({ signal }) => api<(typeof AppointmentList)['_output']>('GET /api/appointments', { signal }),
});

export const freeQuery = (filter: { agencyId?: number; caseId?: string }) =>
  queryOptions({
    queryKey: [...appointmentsKey, 'free', filter],
    queryFn: ({ signal }) =>
      api<(typeof FreeSlots)['_output']>('GET /api/appointments/free', { query: { ...filter }, signal }),
  });

export const agendaQuery = (from: string | null) =>
  queryOptions({
    queryKey: [...appointmentsKey, 'agenda', from],
    queryFn: ({ signal }) =>
      api<Agenda>('GET /api/desk/appointments', { query: from === null ? {} : { from }, signal }),
  });

export const feedQuery = queryOptions({
  queryKey: [...appointmentsKey, 'feed'],
  queryFn: ({ signal }) => api<(typeof CalendarFeed)['_output']>('GET /api/calendar-feed', { signal }),
});

export const bookSlot = (body: NewAppointment) => api<AppointmentView>('POST /api/appointments', { body });
export const bookForCaller = (body: CallerAppointment) => api<AppointmentView>('POST /api/desk/appointments', { body });
export const moveTo = (appointmentId: string, body: { version: number; slotId: string }) =>
  api<AppointmentView>('POST /api/appointments/:appointmentId/move', { params: { appointmentId }, body });
export const cancel = (appointmentId: string, body: { version: number; reason: string | null }) =>
  press<AppointmentView>('POST /api/appointments/:appointmentId/cancel', { params: { appointmentId }, body });
export const publish = (body: NewSlots) => api<(typeof Published)['_output']>('POST /api/desk/slots', { body });
export const withdraw = (slotId: string) =>
  press<unknown>('POST /api/desk/slots/:slotId/withdraw', { params: { slotId } });
export const makeFeed = () => api<(typeof CalendarAddress)['_output']>('POST /api/calendar-feed');
export const endFeed = () => api('DELETE /api/calendar-feed');
