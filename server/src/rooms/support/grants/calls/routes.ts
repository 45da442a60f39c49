import { id } from '@boru/contract/fields';
import {
  DeskGrantCall,
  DeskGrantCalls,
  GrantCallChange,
  GrantCallExtension,
  GrantCallList,
  GrantCallPath,
  GrantCallStep,
  GrantFormDraft,
  NewGrantCall,
  PublicGrantCall,
} from '@boru/contract/grants';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { amendCall, extendCall, foundCall, publishCall, saveQuestions, saveWords, stepCall } from './commands.ts';
import { calendarOfCall, listCalls, listDeskCalls, showCall, showDeskCall } from './queries.ts';

const keepers: readonly Capacity[] = ['agency.officer', 'agency.manager'];
const managers: readonly Capacity[] = ['agency.manager'];

const open = [
  endpoint({
    id: 'support.listGrantCalls',
    method: 'GET',
    path: '/api/grant-calls',
    summary: { ko: '공고된 공모', en: 'Calls that were announced' },
    may: ['anyone'],
    output: GrantCallList,
    handle: (_input, context) => listCalls(context),
  }),
  endpoint({
    id: 'support.showGrantCall',
    method: 'GET',
    path: '/api/grant-calls/:id',
    summary: { ko: '공모와 그 문항', en: 'A call with its questions' },
    may: ['anyone'],
    params: GrantCallPath,
    output: PublicGrantCall,
    handle: ({ params }, context) => showCall(context, params.id),
  }),
  download({
    id: 'support.calendarOfGrantCall',
    method: 'GET',
    path: '/api/grant-calls/:id/calendar',
    summary: { ko: '접수 시작과 마감을 달력으로', en: 'Opening and closing of a call for a calendar' },
    may: ['anyone'],
    params: GrantCallPath,
    produces: 'text/calendar',
    handle: async ({ params }, context) => {
      const { number, body } = await calendarOfCall(context, params.id);
      return { filename: `${number}.ics`, contentType: 'text/calendar; charset=utf-8', body };
    },
  }),
];

const desk = [
  endpoint({
    id: 'support.listDeskGrantCalls',
    method: 'GET',
    path: '/api/desk/grant-calls',
    summary: { ko: '우리 기관의 공모', en: 'Calls of our agency' },
    may: everyAgencyRole,
    output: DeskGrantCalls,
    handle: (_input, context) => listDeskCalls(context),
  }),
  endpoint({
    id: 'support.showDeskGrantCall',
    method: 'GET',
    path: '/api/desk/grant-calls/:id',
    summary: { ko: '우리 기관의 공모 하나', en: 'One call of our agency' },
    may: everyAgencyRole,
    params: GrantCallPath,
    output: DeskGrantCall,
    handle: ({ params }, context) => showDeskCall(context, params.id),
  }),
  endpoint({
    id: 'support.foundGrantCall',
    method: 'POST',
    path: '/api/desk/grant-calls',
    summary: { ko: '공모 만들기', en: 'Begin a call' },
    may: keepers,
    body: NewGrantCall,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await foundCall(context, body) }),
  }),
  endpoint({
    id: 'support.saveGrantCall',
    method: 'PUT',
    path: '/api/desk/grant-calls/:id',
    summary: { ko: '공모의 조건과 공고문 저장', en: 'Save the terms and the notice of a call' },
    may: keepers,
    params: GrantCallPath,
    body: GrantCallChange,
    output: DeskGrantCall,
    handle: async ({ params, body }, context) => {
      await saveWords(context, params.id, body);
      return showDeskCall(context, params.id);
    },
  }),
  endpoint({
    id: 'support.saveGrantQuestions',
    method: 'PUT',
    path: '/api/desk/grant-calls/:id/questions',
    summary: { ko: '공모의 문항 저장', en: 'Save the questions of a call' },
    may: keepers,
    params: GrantCallPath,
    body: GrantFormDraft,
    output: DeskGrantCall,
    handle: async ({ params, body }, context) => {
      await saveQuestions(context, params.id, body);
      return showDeskCall(context, params.id);
    },
  }),
];

const plainSteps = {
  publish: { run: publishCall, summary: { ko: '공모 공개하기', en: 'Publish a call' } },
  amend: { run: amendCall, summary: { ko: '정정한 문항 공고하기', en: 'Announce corrected questions' } },
} as const;
const endings = {
  review: { ko: '공모 심사 시작하기', en: 'Begin the review of a call' },
  decide: { ko: '공모 결정 알리기', en: 'Announce the decision on a call' },
  cancel: { ko: '공모 취소하기', en: 'Cancel a call' },
} as const;

const steps = [
  ...(['publish', 'amend'] as const).map((step) =>
    endpoint({
      id: `support.${step}GrantCall`,
      method: 'POST',
      path: `/api/desk/grant-calls/:id/${step}`,
      summary: plainSteps[step].summary,
      may: managers,
      params: GrantCallPath,
      body: GrantCallStep,
      output: DeskGrantCall,
      handle: async ({ params, body }, context) => {
        await plainSteps[step].run(context, params.id, body.version);
        return showDeskCall(context, params.id);
      },
    }),
  ),
  endpoint({
    id: 'support.extendGrantCall',
    method: 'POST',
    path: '/api/desk/grant-calls/:id/extend',
    summary: { ko: '공모의 마감 늦추기', en: 'Close a call later' },
    may: managers,
    params: GrantCallPath,
    body: GrantCallExtension,
    output: DeskGrantCall,
    handle: async ({ params, body }, context) => {
      await extendCall(context, params.id, body);
      return showDeskCall(context, params.id);
    },
  }),
  ...(['review', 'decide', 'cancel'] as const).map((step) =>
    endpoint({
      id: `support.${step}GrantCall`,
      method: 'POST',
      path: `/api/desk/grant-calls/:id/${step}`,
      summary: endings[step],
      may: step === 'review' ? keepers : managers,
      params: GrantCallPath,
      body: GrantCallStep,
      output: DeskGrantCall,
      handle: async ({ params, body }, context) => {
        await stepCall(context, params.id, step, body);
        return showDeskCall(context, params.id);
      },
    }),
  ),
];

export const routes = [...open, ...desk, ...steps];
