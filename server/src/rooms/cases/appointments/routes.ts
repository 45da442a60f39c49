import {
  Agenda,
  AgendaQuery,
  AppointmentList,
  AppointmentParams,
  AppointmentView,
  CallerAppointment,
  Cancelling,
  FreeQuery,
  FreeSlots,
  Moving,
  NewAppointment,
  NewSlots,
  Published,
  SlotParams,
} from '@boru/contract/appointments';
import { ok } from '@boru/contract/fields';
import { agencyWorkers, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { book, bookForCaller, cancelAppointment, moveAppointment, publishSlots, withdrawSlot } from './commands.ts';
import { listFree, listOwnAppointments, showAgenda, showAppointment } from './queries.ts';

const desk = [
  endpoint({
    id: 'cases.showAgenda',
    method: 'GET',
    path: '/api/desk/appointments',
    summary: { ko: '우리 기관의 상담 예약과 열어 둔 시간', en: 'Appointments and slots of our agency' },
    may: everyAgencyRole,
    query: AgendaQuery,
    output: Agenda,
    handle: ({ query }, context) => {
      if (context.actor.kind !== 'agency') throw new Problem('role.insufficient');
      return showAgenda(context, context.actor, query.from);
    },
  }),
  endpoint({
    id: 'cases.publishSlots',
    method: 'POST',
    path: '/api/desk/slots',
    summary: { ko: '상담 시간 열기', en: 'Publish slots' },
    may: agencyWorkers,
    body: NewSlots,
    output: Published,
    status: 201,
    handle: ({ body }, context) => publishSlots(context, body),
  }),
  endpoint({
    id: 'cases.withdrawSlot',
    method: 'POST',
    path: '/api/desk/slots/:slotId/withdraw',
    summary: { ko: '상담 시간 닫기', en: 'Withdraw a slot' },
    may: agencyWorkers,
    params: SlotParams,
    output: ok,
    undoable: {
      says: { ko: '상담 시간을 닫습니다', en: 'The slot will be withdrawn' },
      said: { ko: '상담 시간을 닫았습니다', en: 'The slot was withdrawn' },
      about: ({ params }) => [params.slotId],
    },
    handle: async ({ params }, context) => {
      await withdrawSlot(context, params.slotId);
      return { ok: true as const };
    },
  }),
  endpoint({
    id: 'cases.bookForCaller',
    method: 'POST',
    path: '/api/desk/appointments',
    summary: { ko: '전화한 사람을 위한 예약', en: 'Book for a caller' },
    may: agencyWorkers,
    body: CallerAppointment,
    output: AppointmentView,
    status: 201,
    handle: async ({ body }, context) => showAppointment(context, await bookForCaller(context, body)),
  }),
];

export const routes = [
  ...desk,
  endpoint({
    id: 'cases.listFreeSlots',
    method: 'GET',
    path: '/api/appointments/free',
    summary: { ko: '예약할 수 있는 상담 시간', en: 'Free slots' },
    may: [...everyCompanyRole, ...agencyWorkers],
    query: FreeQuery,
    output: FreeSlots,
    // A desk books its own times only.
    handle: ({ query }, { tx, actor, now }) =>
      listFree(tx, actor.kind === 'agency' ? { ...query, agencyId: actor.agencyId } : query, now),
  }),
  endpoint({
    id: 'cases.listAppointments',
    method: 'GET',
    path: '/api/appointments',
    summary: { ko: '우리 기업의 상담 예약', en: 'Our appointments' },
    may: everyCompanyRole,
    output: AppointmentList,
    handle: (_input, { tx, actor, now }) => listOwnAppointments(tx, actor, now),
  }),
  endpoint({
    id: 'cases.bookAppointment',
    method: 'POST',
    path: '/api/appointments',
    summary: { ko: '상담 예약', en: 'Book an appointment' },
    may: companyWriters,
    body: NewAppointment,
    output: AppointmentView,
    status: 201,
    handle: async ({ body }, context) => showAppointment(context, await book(context, body)),
  }),
  endpoint({
    id: 'cases.moveAppointment',
    method: 'POST',
    path: '/api/appointments/:appointmentId/move',
    summary: { ko: '상담 시간 바꾸기', en: 'Move an appointment' },
    may: [...companyWriters, ...agencyWorkers],
    params: AppointmentParams,
    body: Moving,
    output: AppointmentView,
    handle: async ({ params, body }, context) => {
      await moveAppointment(context, params.appointmentId, body);
      return showAppointment(context, params.appointmentId);
    },
  }),
  endpoint({
    id: 'cases.cancelAppointment',
    method: 'POST',
    path: '/api/appointments/:appointmentId/cancel',
    summary: { ko: '상담 예약 취소', en: 'Cancel an appointment' },
    may: [...companyWriters, ...agencyWorkers],
    params: AppointmentParams,
    body: Cancelling,
    output: AppointmentView,
    undoable: {
      says: { ko: '상담 예약을 취소합니다', en: 'The appointment will be cancelled' },
      said: { ko: '상담 예약을 취소했습니다', en: 'The appointment was cancelled' },
      about: ({ params }) => [params.appointmentId],
    },
    handle: async ({ params, body }, context) => {
      await cancelAppointment(context, params.appointmentId, body);
      return showAppointment(context, params.appointmentId);
    },
  }),
];
