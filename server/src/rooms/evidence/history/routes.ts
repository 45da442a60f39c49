import { AuditQuery, History, HistoryParams } from '@boru/contract/evidence';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { companyHistory } from './queries.ts';

export const routes = [
  endpoint({
    id: 'evidence.showHistory',
    method: 'GET',
    path: '/api/companies/:id/history',
    summary: { ko: '우리 기관이 이 기업과 함께한 일', en: 'What our agency has done with this company' },
    may: everyAgencyRole,
    params: HistoryParams,
    query: AuditQuery,
    output: History,
    handle: ({ params, query }, context) => companyHistory(context, params.id, query.cursor),
  }),
];
