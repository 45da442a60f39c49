import {
  CallerHits,
  CallerQuery,
  CallPreview,
  CallPreviewQuery,
  CallReceipt,
  NewCall,
  SpokenWithdrawal,
} from '@boru/contract/calls';
import { CaseParams } from '@boru/contract/cases';
import { ok } from '@boru/contract/fields';
import { type Actor, type AgencyActor, agencyWorkers } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { recordWithdrawal, takeCall } from './commands.ts';
import { findCallers, previewCall, receiptOf } from './queries.ts';

const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};

export const routes = [
  endpoint({
    id: 'cases.findCallers',
    method: 'GET',
    path: '/api/desk/callers',
    summary: { ko: '전화한 기업 찾기(볼 수 있는 기업만)', en: 'Find a caller among the companies you may see' },
    may: agencyWorkers,
    query: CallerQuery,
    output: CallerHits,
    perMinute: 120,
    handle: ({ query }, { tx }) => findCallers(tx, query),
  }),
  endpoint({
    id: 'cases.previewCall',
    method: 'GET',
    path: '/api/desk/calls/preview',
    summary: { ko: '전화로 읽어 드릴 동의문과 답변 기한', en: 'The words to read out, and the period of the answer' },
    may: agencyWorkers,
    query: CallPreviewQuery,
    output: CallPreview,
    handle: ({ query }, { tx, services, actor, now }) => previewCall(tx, services, deskOf(actor), query.topic, now),
  }),
  endpoint({
    id: 'cases.takeCall',
    method: 'POST',
    path: '/api/desk/calls',
    summary: { ko: '전화 상담을 건으로 접수', en: 'Make a case of a telephone call' },
    may: agencyWorkers,
    body: NewCall,
    output: CallReceipt,
    status: 201,
    perMinute: 30,
    handle: async ({ body }, context) =>
      receiptOf(context.tx, await takeCall(context, deskOf(context.actor), body), context.now),
  }),
  endpoint({
    id: 'cases.recordWithdrawal',
    method: 'POST',
    path: '/api/cases/:id/spoken-withdrawal',
    summary: { ko: '전화로 한 동의 철회 적기', en: 'Record a withdrawal that was spoken' },
    may: agencyWorkers,
    params: CaseParams,
    body: SpokenWithdrawal,
    output: ok,
    handle: async ({ params, body }, context) => {
      await recordWithdrawal(context, params.id, body);
      return { ok: true as const };
    },
  }),
];
