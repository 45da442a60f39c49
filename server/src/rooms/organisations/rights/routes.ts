import { empty, id, ok } from '@boru/contract/fields';
import {
  OwnRights,
  RightsCard,
  RightsDecision,
  RightsFile,
  RightsList,
  RightsListQuery,
  RightsPostponement,
  RightsTaking,
  RightsWish,
} from '@boru/contract/rights';
import { z } from 'zod';
import { endpoint } from '#platform/services';
import { answerRequest, askFor, postponeRequest, takeBack } from './commands.ts';
import { listRequests, ownRights, showRequest, takeData } from './queries.ts';

const params = z.strictObject({ id });
const done = { ok: true as const };
/** The passphrase is checked, which only the system actor can; everything else is named by the caller's own person. */
const proved = { method: 'POST' as const, may: ['signedIn'] as const, runAs: 'system' as const, perMinute: 20 };

const ownRoutes = [
  endpoint({
    id: 'organisations.listOwnRights',
    method: 'GET',
    path: '/api/account/rights',
    summary: { ko: '보루가 나에 대해 갖고 있는 것과 내 요구', en: 'What is held of me, and my requests' },
    may: ['signedIn'],
    output: OwnRights,
    handle: (_input, context) => ownRights(context),
  }),
  endpoint({
    ...proved,
    id: 'organisations.askRights',
    path: '/api/account/rights',
    summary: { ko: '열람·정정·삭제·처리정지 요구하기', en: 'Ask for access, correction, deletion or a stop' },
    body: RightsWish,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => askFor(context, body),
  }),
  endpoint({
    id: 'organisations.withdrawRights',
    method: 'POST',
    path: '/api/account/rights/:id/withdraw',
    summary: { ko: '요구 거두기', en: 'Take a request back' },
    may: ['signedIn'],
    params,
    body: empty,
    output: ok,
    handle: async (input, context) => {
      await takeBack(context, input.params.id);
      return done;
    },
  }),
  endpoint({
    ...proved,
    id: 'organisations.takeOwnData',
    path: '/api/account/data',
    summary: { ko: '보루가 나에 대해 갖고 있는 것 받기', en: 'Take what is held of me' },
    body: RightsTaking,
    output: RightsFile,
    handle: ({ body }, context) => takeData(context, body),
  }),
];

const officeRoutes = [
  endpoint({
    id: 'organisations.listRights',
    method: 'GET',
    path: '/api/desk/rights',
    summary: { ko: '정보주체의 요구', en: 'Requests of data subjects' },
    may: ['secretariat'],
    query: RightsListQuery,
    output: RightsList,
    handle: ({ query }, context) => listRequests(context, query.show === 'open'),
  }),
  endpoint({
    id: 'organisations.showRights',
    method: 'GET',
    path: '/api/desk/rights/:id',
    summary: { ko: '요구 하나와 갖고 있는 것의 수', en: 'One request, and how much is held' },
    may: ['secretariat'],
    params,
    output: RightsCard,
    handle: (input, context) => showRequest(context, input.params.id),
  }),
  endpoint({
    id: 'organisations.decideRights',
    method: 'POST',
    path: '/api/desk/rights/:id/decide',
    summary: { ko: '요구에 답하기', en: 'Decide a request' },
    may: ['secretariat'],
    params,
    body: RightsDecision,
    output: RightsCard,
    handle: async (input, context) => {
      await answerRequest(context, input.params.id, input.body);
      return showRequest(context, input.params.id);
    },
  }),
  endpoint({
    id: 'organisations.postponeRights',
    method: 'POST',
    path: '/api/desk/rights/:id/postpone',
    summary: { ko: '열람 미루기', en: 'Put an access off' },
    may: ['secretariat'],
    params,
    body: RightsPostponement,
    output: RightsCard,
    handle: async (input, context) => {
      await postponeRequest(context, input.params.id, input.body);
      return showRequest(context, input.params.id);
    },
  }),
];

export const routes = [...ownRoutes, ...officeRoutes];
