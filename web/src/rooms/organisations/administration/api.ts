import type {
  HealthView,
  JobList,
  MailList,
  MailView,
  StaffInvitationLink,
  StaffInvitationList,
  StaffList,
  ThrottleList,
} from '@boru/contract/administration';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import type { Bilingual } from '#lib/locale';

export type Staff = StaffList['items'][number];
export type StaffRole = Staff['memberships'][number]['role'];
export type Job = JobList['items'][number];
export type Mail = MailList['items'][number];
export type Wait = ThrottleList['items'][number];

const key = (...rest: readonly unknown[]) => ['administration', ...rest];

export const healthQuery = queryOptions({
  queryKey: key('health'),
  queryFn: ({ signal }) => api<HealthView>('GET /api/administration/health', { signal }),
});
export const waitsQuery = queryOptions({
  queryKey: key('waits'),
  queryFn: ({ signal }) => api<ThrottleList>('GET /api/administration/waits', { signal }),
});
export const staffQuery = (text: string, agencyId: string | null) =>
  queryOptions({
    queryKey: key('people', text, agencyId),
    queryFn: ({ signal }) => api<StaffList>('GET /api/administration/people', { signal, query: { text, agencyId } }),
    placeholderData: (before) => before,
  });
export const invitationsQuery = queryOptions({
  queryKey: key('invitations'),
  queryFn: ({ signal }) => api<StaffInvitationList>('GET /api/administration/invitations', { signal }),
});
export const jobsQuery = (state: string | null) =>
  queryOptions({
    queryKey: key('jobs', state),
    queryFn: ({ signal }) => api<JobList>('GET /api/administration/jobs', { signal, query: { state } }),
  });
export const mailQuery = (state: string | null) =>
  queryOptions({
    queryKey: key('mail', state),
    queryFn: ({ signal }) => api<MailList>('GET /api/administration/mail', { signal, query: { state } }),
  });
export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => api<{ items: { id: number; name: Bilingual }[] }>('GET /api/agencies', { signal }),
  staleTime: 3_600_000,
});

export const inviteStaff = (body: { email: string; role: StaffRole; agencyId: number | null }) =>
  api<(typeof StaffInvitationLink)['_output']>('POST /api/administration/invitations', { body });
export const withdrawInvitation = (id: string) =>
  api<unknown>('DELETE /api/administration/invitations/:id', { params: { id } });
export const disablePerson = (id: string) =>
  api<unknown>('POST /api/administration/people/:id/disable', { params: { id }, body: {} });
export const enablePerson = (id: string) =>
  api<unknown>('POST /api/administration/people/:id/enable', { params: { id }, body: {} });
export const resetFactors = (id: string) =>
  api<unknown>('POST /api/administration/people/:id/reset-factors', { params: { id }, body: {} });
export const endMembership = (id: string) =>
  api<unknown>('DELETE /api/administration/memberships/:id', { params: { id } });
export const retryJob = (id: string) =>
  api<unknown>('POST /api/administration/jobs/:id/retry', { params: { id }, body: {} });
export const openMail = (id: string) =>
  api<MailView>('POST /api/administration/mail/:id/open', { params: { id }, body: {} });
export const sendMail = (id: string) =>
  api<unknown>('POST /api/administration/mail/:id/send', { params: { id }, body: {} });
export const liftWait = (waitKey: string) =>
  api<unknown>('POST /api/administration/waits/lift', { body: { key: waitKey } });
