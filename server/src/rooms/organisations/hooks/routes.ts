import { ok } from '@boru/contract/fields';
import { DeliveryList, DeliveryQuery, HookChange, HookId, HookList, HookSecret, NewHook } from '@boru/contract/hooks';
import { endpoint } from '#platform/services';
import { addHook, changeSecret, editHook, removeHook, testHook } from './commands.ts';
import { listDeliveries, listHooks } from './queries.ts';

const may = ['agency.manager'] as const;
const params = HookId;
const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'organisations.listHooks',
    method: 'GET',
    path: '/api/desk/hooks',
    summary: { ko: '우리 시스템 연결(웹훅)', en: 'Connections to our own systems (webhooks)' },
    may,
    output: HookList,
    handle: (_input, { tx, actor, now }) => listHooks(tx, actor, now),
  }),
  endpoint({
    id: 'organisations.addHook',
    method: 'POST',
    path: '/api/desk/hooks',
    summary: { ko: '연결 만들기. 서명 열쇠를 한 번 보입니다', en: 'Add a connection; its secret is shown once' },
    may,
    body: NewHook,
    output: HookSecret,
    status: 201,
    handle: ({ body }, context) => addHook(context, body),
  }),
  endpoint({
    id: 'organisations.editHook',
    method: 'PUT',
    path: '/api/desk/hooks/:id',
    summary: { ko: '보낼 알림 고르기, 멈추기, 다시 시작하기', en: 'Choose what is sent, pause, start again' },
    may,
    params,
    body: HookChange,
    output: ok,
    handle: async ({ params: { id }, body }, context) => {
      await editHook(context, id, body);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.changeHookSecret',
    method: 'POST',
    path: '/api/desk/hooks/:id/secret',
    summary: { ko: '서명 열쇠 바꾸기. 하루 동안 둘 다 서명합니다', en: 'Change the secret; both sign for a day' },
    may,
    params,
    output: HookSecret,
    status: 201,
    handle: (input, context) => changeSecret(context, input.params.id),
  }),
  endpoint({
    id: 'organisations.testHook',
    method: 'POST',
    path: '/api/desk/hooks/:id/test',
    summary: { ko: '시험으로 보내기', en: 'Send a test' },
    may,
    params,
    output: ok,
    // Each one is a call to somebody else's server.
    perMinute: 20,
    handle: async (input, context) => {
      await testHook(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.removeHook',
    method: 'DELETE',
    path: '/api/desk/hooks/:id',
    summary: { ko: '연결 지우기', en: 'Remove a connection' },
    may,
    params,
    output: ok,
    handle: async (input, context) => {
      await removeHook(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.listHookDeliveries',
    method: 'GET',
    path: '/api/desk/hooks/:id/deliveries',
    summary: { ko: '연결로 보낸 기록', en: 'What was sent to a connection' },
    may,
    params,
    query: DeliveryQuery,
    output: DeliveryList,
    handle: ({ params: { id }, query }, { tx, actor }) => listDeliveries(tx, actor, id, query.cursor),
  }),
];
