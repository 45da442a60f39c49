import {
  ChangeQuery,
  ChangeView,
  Confirming,
  DeskConsulting,
  Gathering,
  NewRound,
  Planning,
  RoundParams,
  RoundView,
} from '@boru/contract/consulting';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { agencyWorkers, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { confirmRound, gatherRequests, openRound, planRound } from './commands.ts';
import { showChange, showDeskConsulting, showRound } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};
const params = RoundParams;
const base = '/api/desk/consulting' as const;
const one = `${base}/rounds/:roundId` as const;

export const routes = [
  endpoint({
    id: 'support.showDeskConsulting',
    method: 'GET',
    path: base,
    summary: { ko: '우리 기관에 온 컨설팅 요청과 회차', en: 'Requests for consulting and rounds of the own agency' },
    may: everyAgencyRole,
    output: DeskConsulting,
    handle: (_input, context) => showDeskConsulting(context),
  }),
  endpoint({
    id: 'support.openRound',
    method: 'POST',
    path: `${base}/rounds`,
    summary: { ko: '컨설팅 회차 열기', en: 'Open a round of consulting' },
    may: agencyWorkers,
    body: NewRound,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => openRound(context, body),
  }),
  endpoint({
    id: 'support.showRound',
    method: 'GET',
    path: one,
    summary: { ko: '컨설팅 회차와 배정안', en: 'A round of consulting and its plan' },
    may: everyAgencyRole,
    params,
    output: RoundView,
    handle: (input, context) => showRound(context, input.params.roundId),
  }),
  endpoint({
    id: 'support.gatherRequests',
    method: 'POST',
    path: `${one}/requests`,
    summary: { ko: '기다리는 요청을 회차에 담기', en: 'Take waiting requests into a round' },
    may: agencyWorkers,
    params,
    body: Gathering,
    output: ok,
    handle: (input, context) => done(gatherRequests(context, input.params.roundId, input.body.version)),
  }),
  endpoint({
    id: 'support.planRound',
    method: 'POST',
    path: `${one}/plan`,
    summary: { ko: '배정안 만들기', en: 'Make a plan of assignments' },
    may: agencyWorkers,
    params,
    body: Planning,
    output: ok,
    perMinute: 30,
    handle: (input, context) => done(planRound(context, input.params.roundId, input.body)),
  }),
  endpoint({
    id: 'support.showChange',
    method: 'GET',
    path: `${one}/change`,
    summary: { ko: '손으로 바꾸면 드는 값', en: 'What a change by hand costs' },
    may: everyAgencyRole,
    params,
    query: ChangeQuery,
    output: ChangeView,
    perMinute: 60,
    handle: ({ params: { roundId }, query: { requestId, expertId } }, context) =>
      showChange(context, roundId, requestId, expertId),
  }),
  endpoint({
    id: 'support.confirmRound',
    method: 'POST',
    path: `${one}/confirm`,
    summary: { ko: '배정안을 확정해 전문가에게 묻기', en: 'Confirm the plan and ask the experts' },
    may: agencyWorkers,
    params,
    body: Confirming,
    output: ok,
    handle: (input, context) =>
      done(confirmRound(context, input.params.roundId, input.body.version, input.body.planHash)),
  }),
];
