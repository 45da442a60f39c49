import {
  HealthView,
  JobList,
  JobQuery,
  MailList,
  MailQuery,
  MailView,
  StaffInvitation,
  StaffInvitationLink,
  StaffInvitationList,
  StaffList,
  StaffQuery,
  ThrottleKey,
  ThrottleList,
} from '@boru/contract/administration';
import { empty, id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { endpoint } from '#platform/services';
import {
  disablePerson,
  enablePerson,
  endStaffMembership,
  inviteStaff,
  liftWait,
  openMail,
  resetFactors,
  retry,
  sendAgain,
  withdrawStaffInvitation,
} from './commands.ts';
import { listStaff, listStaffInvitations, showHealth, showJobs, showMailbox, showWaits } from './queries.ts';

const params = z.strictObject({ id });
const done = { ok: true as const };
const may = ['administrator'] as const;
/** Sign-in tables are shut to everybody; these endpoints let only states and counts out. */
const runAs = 'system' as const;

const people = [
  endpoint({
    id: 'organisations.listStaff',
    method: 'GET',
    path: '/api/administration/people',
    summary: { ko: '기관 담당자와 관리자', en: 'Staff and administrators' },
    may,
    runAs,
    query: StaffQuery,
    output: StaffList,
    handle: ({ query }, context) => listStaff(context, { text: query.text, agencyId: query.agencyId }),
  }),
  endpoint({
    id: 'organisations.disablePerson',
    method: 'POST',
    path: '/api/administration/people/:id/disable',
    summary: { ko: '계정 멈추기', en: 'Disable an account' },
    may,
    runAs,
    params,
    body: empty,
    output: ok,
    handle: async (input, context) => {
      await disablePerson(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.enablePerson',
    method: 'POST',
    path: '/api/administration/people/:id/enable',
    summary: { ko: '계정 다시 쓰기', en: 'Enable an account' },
    may,
    runAs,
    params,
    body: empty,
    output: ok,
    handle: async (input, context) => {
      await enablePerson(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.resetFactors',
    method: 'POST',
    path: '/api/administration/people/:id/reset-factors',
    summary: { ko: '2단계 인증 초기화', en: 'Reset second factors' },
    may,
    runAs,
    params,
    body: empty,
    output: ok,
    handle: async (input, context) => {
      await resetFactors(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.endStaffMembership',
    method: 'DELETE',
    path: '/api/administration/memberships/:id',
    summary: { ko: '소속 끝내기', en: 'End a membership' },
    may,
    runAs,
    params,
    output: ok,
    handle: async (input, context) => {
      await endStaffMembership(context, input.params.id);
      return done;
    },
  }),
];

const invitations = [
  endpoint({
    id: 'organisations.listStaffInvitations',
    method: 'GET',
    path: '/api/administration/invitations',
    summary: { ko: '열린 초대', en: 'Open invitations' },
    may,
    output: StaffInvitationList,
    handle: (_input, context) => listStaffInvitations(context),
  }),
  endpoint({
    id: 'organisations.inviteStaff',
    method: 'POST',
    path: '/api/administration/invitations',
    summary: { ko: '담당자 초대', en: 'Invite staff' },
    may,
    body: StaffInvitation,
    output: StaffInvitationLink,
    status: 201,
    handle: ({ body }, context) => inviteStaff(context, body),
  }),
  endpoint({
    id: 'organisations.withdrawStaffInvitation',
    method: 'DELETE',
    path: '/api/administration/invitations/:id',
    summary: { ko: '초대 거두기', en: 'Withdraw an invitation' },
    may,
    params,
    output: ok,
    handle: async (input, context) => {
      await withdrawStaffInvitation(context, input.params.id);
      return done;
    },
  }),
];

const queues = [
  endpoint({
    id: 'organisations.listJobs',
    method: 'GET',
    path: '/api/administration/jobs',
    summary: { ko: '작업 목록', en: 'Jobs' },
    may,
    query: JobQuery,
    output: JobList,
    handle: ({ query }, context) => showJobs(context, query),
  }),
  endpoint({
    id: 'organisations.retryJob',
    method: 'POST',
    path: '/api/administration/jobs/:id/retry',
    summary: { ko: '작업 다시 하기', en: 'Retry a job' },
    may,
    params,
    body: empty,
    output: ok,
    handle: async (input, context) => {
      await retry(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.listMail',
    method: 'GET',
    path: '/api/administration/mail',
    summary: { ko: '편지함', en: 'Mailbox' },
    may,
    query: MailQuery,
    output: MailList,
    handle: ({ query }, context) => showMailbox(context, query),
  }),
  endpoint({
    id: 'organisations.openMail',
    method: 'POST',
    path: '/api/administration/mail/:id/open',
    summary: { ko: '편지 열기(기록이 남음)', en: 'Open a mail (leaves a trace)' },
    may,
    params,
    body: empty,
    output: MailView,
    handle: (input, context) => openMail(context, input.params.id),
  }),
  endpoint({
    id: 'organisations.resendMail',
    method: 'POST',
    path: '/api/administration/mail/:id/send',
    summary: { ko: '보관된 편지 보내기', en: 'Send a kept mail' },
    may,
    params,
    body: empty,
    output: ok,
    handle: async (input, context) => {
      await sendAgain(context, input.params.id);
      return done;
    },
  }),
];

const machine = [
  endpoint({
    id: 'organisations.showHealth',
    method: 'GET',
    path: '/api/administration/health',
    summary: { ko: '상태 점검', en: 'Health' },
    may,
    runAs,
    output: HealthView,
    handle: (_input, context) => showHealth(context),
  }),
  endpoint({
    id: 'organisations.listWaits',
    method: 'GET',
    path: '/api/administration/waits',
    summary: { ko: '로그인 실패로 기다리는 곳', en: 'Waits after failed sign-ins' },
    may,
    runAs,
    output: ThrottleList,
    handle: (_input, context) => showWaits(context),
  }),
  endpoint({
    id: 'organisations.liftWait',
    method: 'POST',
    path: '/api/administration/waits/lift',
    summary: { ko: '기다림 풀기', en: 'Lift a wait' },
    may,
    runAs,
    body: ThrottleKey,
    output: ok,
    handle: async ({ body }, context) => {
      await liftWait(context, body.key);
      return done;
    },
  }),
];

export const routes = [...people, ...invitations, ...queues, ...machine];
