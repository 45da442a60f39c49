import {
  FirstRun,
  FirstRunQuestion,
  InvitationAcceptance,
  InvitationLook,
  InvitationView,
} from '@boru/contract/accounts';
import { ok } from '@boru/contract/fields';
import { endpoint } from '#platform/services';
import { acceptInvitation, appointFirstAdministrator, checkFirstRun } from './commands.ts';
import { showInvitation } from './queries.ts';

const done = { ok: true as const };
/** Secrets travel in the body, never in an address. */
const open = { method: 'POST' as const, may: ['anyone'] as const, runAs: 'system' as const, perMinute: 20 };

export const routes = [
  endpoint({
    ...open,
    id: 'organisations.checkFirstRun',
    path: '/api/first-run/check',
    summary: { ko: '첫 실행 링크 확인', en: 'Check the first-run link' },
    body: FirstRunQuestion,
    output: ok,
    handle: async ({ body }, context) => {
      await checkFirstRun(context, body.token);
      return done;
    },
  }),
  endpoint({
    ...open,
    id: 'organisations.appointFirstAdministrator',
    path: '/api/first-run',
    summary: { ko: '첫 관리자 만들기', en: 'Make the first administrator' },
    body: FirstRun,
    output: ok,
    status: 201,
    handle: async ({ body }, context) => {
      await appointFirstAdministrator(context, body);
      return done;
    },
  }),
  endpoint({
    ...open,
    id: 'organisations.showInvitation',
    path: '/api/invitations/look',
    summary: { ko: '초대 내용 보기', en: 'Look at an invitation' },
    body: InvitationLook,
    output: InvitationView,
    handle: ({ body }, context) => showInvitation(context, body.token),
  }),
  endpoint({
    ...open,
    id: 'organisations.acceptInvitation',
    path: '/api/invitations/accept',
    summary: { ko: '초대 수락', en: 'Accept an invitation' },
    body: InvitationAcceptance,
    output: ok,
    handle: async ({ body }, context) => {
      await acceptInvitation(context, body);
      return done;
    },
  }),
];
