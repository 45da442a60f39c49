import { CaseParams } from '@boru/contract/cases';
import { PreviewQuery } from '@boru/contract/documents';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download } from '#platform/services';
import { printCase } from './queries.ts';

export const routes = [
  download({
    id: 'cases.print',
    method: 'GET',
    path: '/api/cases/:id/paper',
    summary: { ko: '건 요약 문서(PDF 또는 HWPX)', en: 'Summary of a case as PDF or HWPX' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CaseParams,
    query: PreviewQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params, query }, context) => printCase(context, params.id, query.format),
  }),
];
