import {
  AccountUpdate,
  AccountView,
  MembershipChoice,
  PassphraseChange,
  Revoked,
  SecurityView,
  SessionList,
} from '@boru/contract/accounts';
import { empty, id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { endpoint } from '#platform/services';
import { changePassphrase, endOtherSessions, endSession, switchMembership, updateAccount } from './commands.ts';
import { showAccount, showSecurity, showSessions } from './queries.ts';

const params = z.strictObject({ id });
const done = { ok: true as const };
const may = ['signedIn'] as const;

const reading = [
  endpoint({
    id: 'organisations.showAccount',
    method: 'GET',
    path: '/api/account',
    summary: { ko: '내 계정', en: 'My account' },
    may,
    output: AccountView,
    handle: (_input, { tx, actor }) => showAccount(tx, actor),
  }),
  endpoint({
    id: 'organisations.showSecurity',
    method: 'GET',
    path: '/api/account/security',
    summary: { ko: '내 로그인 수단', en: 'How I sign in' },
    may,
    runAs: 'system',
    output: SecurityView,
    handle: (_input, context) => showSecurity(context),
  }),
  endpoint({
    id: 'organisations.listSessions',
    method: 'GET',
    path: '/api/account/sessions',
    summary: { ko: '로그인한 기기', en: 'Where I am signed in' },
    may,
    output: SessionList,
    handle: (_input, context) => showSessions(context),
  }),
];

const writing = [
  endpoint({
    id: 'organisations.updateAccount',
    method: 'PUT',
    path: '/api/account',
    summary: { ko: '내 정보 고치기', en: 'Correct my details' },
    may,
    body: AccountUpdate,
    output: ok,
    handle: async ({ body }, context) => {
      await updateAccount(context, body);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.changePassphrase',
    method: 'POST',
    path: '/api/account/passphrase',
    summary: { ko: '암호문 바꾸기', en: 'Change the passphrase' },
    may,
    runAs: 'system',
    perMinute: 20,
    body: PassphraseChange,
    output: Revoked,
    handle: ({ body }, context) => changePassphrase(context, body),
  }),
  endpoint({
    id: 'organisations.endSession',
    method: 'DELETE',
    path: '/api/account/sessions/:id',
    summary: { ko: '기기 한 대 로그아웃', en: 'Sign one device out' },
    may,
    params,
    output: ok,
    handle: async (input, context) => {
      await endSession(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.endOtherSessions',
    method: 'POST',
    path: '/api/account/sessions/revoke-others',
    summary: { ko: '다른 기기 모두 로그아웃', en: 'Sign all other devices out' },
    may,
    body: empty,
    output: Revoked,
    handle: (_input, context) => endOtherSessions(context),
  }),
  endpoint({
    id: 'organisations.switchMembership',
    method: 'POST',
    path: '/api/account/membership',
    summary: { ko: '일하는 소속 바꾸기', en: 'Act for another organisation' },
    may,
    runAs: 'system',
    body: MembershipChoice,
    output: ok,
    handle: async ({ body }, context) => {
      await switchMembership(context, body.membershipId);
      return done;
    },
  }),
];

export const routes = [...reading, ...writing];
