import { NewRequest, RequestPreview, RequestQuery, RequestReceipt } from '@boru/contract/cases';
import { companySigners, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { requestHelp } from './commands.ts';
import { previewRequest, showReceipt } from './queries.ts';

export const routes = [
  endpoint({
    id: 'cases.previewRequest',
    method: 'GET',
    path: '/api/cases/preview',
    summary: { ko: '보내기 전에 보는 창구, 기한, 동의 내용', en: 'Desk, clock and consent before sending' },
    may: everyCompanyRole,
    query: RequestQuery,
    output: RequestPreview,
    handle: ({ query }, { tx, services, actor, now }) => previewRequest(tx, services, actor, query, now),
  }),
  endpoint({
    id: 'cases.requestHelp',
    method: 'POST',
    path: '/api/cases',
    summary: { ko: '도움 요청', en: 'Ask for help' },
    may: companySigners,
    body: NewRequest,
    output: RequestReceipt,
    status: 201,
    perMinute: 20,
    handle: async ({ body }, context) => showReceipt(context.tx, await requestHelp(context, body), context.now),
  }),
];
