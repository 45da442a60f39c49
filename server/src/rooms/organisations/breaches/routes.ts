import {
  BreachInput,
  BreachList,
  BreachNoticeQuery,
  BreachTick,
  BreachTurn,
  BreachUpdate,
  BreachView,
  NewDispatch,
} from '@boru/contract/breaches';
import { id } from '@boru/contract/fields';
import { z } from 'zod';
import type { Capacity } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { changeBreach, noteDispatch, openBreach, tickStep, turnBreach } from './commands.ts';
import { listBreaches, showBreach, takeNotice } from './queries.ts';

const params = z.strictObject({ id });
const managers: readonly Capacity[] = ['agency.manager'];

const reading = [
  endpoint({
    id: 'organisations.listBreaches',
    method: 'GET',
    path: '/api/desk/breaches',
    summary: { ko: '우리 기관의 개인정보 유출 대응', en: 'Breaches of personal data of the own agency' },
    may: managers,
    output: BreachList,
    handle: (_input, context) => listBreaches(context),
  }),
  endpoint({
    id: 'organisations.showBreach',
    method: 'GET',
    path: '/api/desk/breaches/:id',
    summary: {
      ko: '유출 하나: 기한, 알릴 곳, 점검표, 알린 일',
      en: 'One breach: clock, duties, checklist, dispatches',
    },
    may: managers,
    params,
    output: BreachView,
    handle: (input, context) => showBreach(context, input.params.id),
  }),
  download({
    id: 'organisations.takeBreachNotice',
    method: 'GET',
    path: '/api/desk/breaches/:id/notice',
    summary: { ko: '통지문 채우기(PDF, HWPX; 통지가 아님)', en: 'The notice, pre-filled (PDF, HWPX); nothing is sent' },
    may: managers,
    params,
    query: BreachNoticeQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: (input, context) => takeNotice(context, input.params.id, input.query.format),
  }),
];

const writing = [
  endpoint({
    id: 'organisations.openBreach',
    method: 'POST',
    path: '/api/desk/breaches',
    summary: { ko: '개인정보 유출 적기', en: 'Write a breach down' },
    may: managers,
    body: BreachInput,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => openBreach(context, body),
  }),
  endpoint({
    id: 'organisations.changeBreach',
    method: 'PUT',
    path: '/api/desk/breaches/:id',
    summary: { ko: '유출 내용 고치기', en: 'Change what is known of a breach' },
    may: managers,
    params,
    body: BreachUpdate,
    output: BreachView,
    handle: async (input, context) => {
      await changeBreach(context, input.params.id, input.body);
      return showBreach(context, input.params.id);
    },
  }),
  endpoint({
    id: 'organisations.tickBreachStep',
    method: 'POST',
    path: '/api/desk/breaches/:id/steps',
    summary: { ko: '점검 항목 적기', en: 'Tick an item of the checklist' },
    may: managers,
    params,
    body: BreachTick,
    output: BreachView,
    handle: async (input, context) => {
      await tickStep(context, input.params.id, input.body);
      return showBreach(context, input.params.id);
    },
  }),
  endpoint({
    id: 'organisations.noteBreachDispatch',
    method: 'POST',
    path: '/api/desk/breaches/:id/dispatches',
    summary: { ko: '알린 일 적기(통지나 신고가 아님)', en: 'Write a dispatch down (nothing is sent)' },
    may: managers,
    params,
    body: NewDispatch,
    output: BreachView,
    handle: async (input, context) => {
      await noteDispatch(context, input.params.id, input.body);
      return showBreach(context, input.params.id);
    },
  }),
  endpoint({
    id: 'organisations.turnBreach',
    method: 'POST',
    path: '/api/desk/breaches/:id/state',
    summary: { ko: '알리기를 마침, 배운 것을 적고 마침', en: 'Everybody told; closed with what was learnt' },
    may: managers,
    params,
    body: BreachTurn,
    output: BreachView,
    handle: async (input, context) => {
      await turnBreach(context, input.params.id, input.body);
      return showBreach(context, input.params.id);
    },
  }),
];

export const routes = [...reading, ...writing];
