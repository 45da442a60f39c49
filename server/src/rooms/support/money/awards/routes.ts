import {
  AwardChangeDecision,
  AwardChangePath,
  AwardList,
  AwardPath,
  AwardView,
  NewAward,
  NewAwardChange,
  OverlapList,
  OverlapQuestion,
  PaymentWish,
} from '@boru/contract/awards';
import { id } from '@boru/contract/fields';
import { z } from 'zod';
import { type Capacity, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { askForChange, askForPayment, decideAward, decideChange } from './commands.ts';
import { askForOverlaps, listAwards, showAward } from './queries.ts';

const workers: readonly Capacity[] = ['agency.officer', 'agency.manager'];
const readers = [...everyAgencyRole, ...everyCompanyRole];

export const routes = [
  endpoint({
    id: 'support.listAwards',
    method: 'GET',
    path: '/api/awards',
    summary: { ko: '교부결정 목록(내가 볼 수 있는 것)', en: 'Awards that the reader sees' },
    may: readers,
    output: AwardList,
    handle: (_input, context) => listAwards(context),
  }),
  endpoint({
    id: 'support.showAward',
    method: 'GET',
    path: '/api/awards/:awardId',
    summary: { ko: '교부결정 하나: 근거, 협약, 회차, 원장', en: 'One award: basis, agreement, instalments, ledger' },
    may: readers,
    params: AwardPath,
    output: AwardView,
    handle: ({ params }, context) => showAward(context, params.awardId),
  }),
  endpoint({
    id: 'support.findOverlaps',
    method: 'GET',
    path: '/api/desk/awards/overlaps',
    summary: { ko: '중복 지원 살피기(기관과 참조 번호만)', en: 'Look for double funding: agency and number only' },
    may: workers,
    query: OverlapQuestion,
    output: OverlapList,
    perMinute: 30,
    handle: ({ query }, context) => askForOverlaps(context, query),
  }),
  endpoint({
    id: 'support.decideAward',
    method: 'POST',
    path: '/api/desk/awards',
    summary: { ko: '교부결정 적고 승인 요청하기', en: 'Write an award and ask for its approval' },
    may: workers,
    body: NewAward,
    output: z.object({ id }),
    status: 201,
    handle: async ({ body }, context) => ({ id: await decideAward(context, body) }),
  }),
  endpoint({
    id: 'support.askForPayment',
    method: 'POST',
    path: '/api/desk/awards/:awardId/payments',
    summary: { ko: '회차의 교부 요청하기', en: 'Ask for the payment of an instalment' },
    may: workers,
    params: AwardPath,
    body: PaymentWish,
    output: z.object({ id }),
    status: 201,
    handle: async ({ params, body }, context) => ({ id: await askForPayment(context, params.awardId, body) }),
  }),
  endpoint({
    id: 'support.askForAwardChange',
    method: 'POST',
    path: '/api/awards/:awardId/changes',
    summary: { ko: '기간, 비목, 금액의 변경 요청하기', en: 'Ask for a change of period, cost heads or amount' },
    may: [...workers, ...companyWriters],
    params: AwardPath,
    body: NewAwardChange,
    output: AwardView,
    status: 201,
    handle: async ({ params, body }, context) => {
      await askForChange(context, params.awardId, body);
      return showAward(context, params.awardId);
    },
  }),
  endpoint({
    id: 'support.decideAwardChange',
    method: 'POST',
    path: '/api/desk/awards/:awardId/changes/:changeId/decide',
    summary: { ko: '변경 요청 정하기(요청하지 않은 사람)', en: 'Decide on a change; never by who asked' },
    may: workers,
    params: AwardChangePath,
    body: AwardChangeDecision,
    output: AwardView,
    handle: async ({ params, body }, context) => {
      await decideChange(context, params.awardId, params.changeId, body);
      return showAward(context, params.awardId);
    },
  }),
];
