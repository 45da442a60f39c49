import { EngagementParams, ReportQuery } from '@boru/contract/engagements';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download } from '#platform/services';
import { takeReport } from './queries.ts';

export const routes = [
  download({
    id: 'support.takeConsultingReport',
    method: 'GET',
    path: '/api/engagements/:engagementId/report',
    summary: { ko: '컨설팅 결과 보고서(PDF, HWPX)', en: 'Report of an engagement (PDF, HWPX)' },
    may: ['expert', ...everyAgencyRole, ...everyCompanyRole],
    params: EngagementParams,
    query: ReportQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params, query }, context) => takeReport(context, params.engagementId, query.format),
  }),
];
