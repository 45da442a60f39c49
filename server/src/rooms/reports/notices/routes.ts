import { IncidentPath, NoticeFormQuery } from '@boru/contract/incidents';
import { companySigners } from '#kernel/actor';
import { download } from '#platform/services';
import { takeForm } from './queries.ts';

export const noticeRoutes = [
  download({
    id: 'reports.takeNoticeForm',
    method: 'GET',
    path: '/api/reports/incidents/:incidentId/form',
    summary: {
      ko: '기관에 낼 신고서 채우기(PDF, HWPX; 신고가 아님)',
      en: 'The report to a body, pre-filled (PDF, HWPX); it is no filing',
    },
    may: companySigners,
    params: IncidentPath,
    query: NoticeFormQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params, query }, context) => takeForm(context, params.incidentId, query),
  }),
];
