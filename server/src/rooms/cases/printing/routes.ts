import { CaseParams } from '@boru/contract/cases';
import { TakePaperQuery } from '@boru/contract/documents';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download } from '#platform/services';
import { printCase } from './queries.ts';

export const routes = [
  download({
    id: 'cases.print',
    method: 'GET',
    path: '/api/cases/:id/paper',
    summary: {
      ko: '건 요약 문서(PDF 또는 HWPX, 기관은 까닭을 적음)',
      en: 'Summary of a case as PDF or HWPX; a desk says why',
    },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CaseParams,
    query: TakePaperQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params, query }, context) => printCase(context, params.id, query),
  }),
];
