import { CaseParams } from '@boru/contract/cases';
import { TakeQuery } from '@boru/contract/documents';
import { PaperList, PaperParams, PaperView } from '@boru/contract/papers';
import { agencyWorkers, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint, upload } from '#platform/services';
import { attachPaper } from './commands.ts';
import { listPapers, openPaper } from './queries.ts';

const readers = [...everyCompanyRole, ...everyAgencyRole];

export const routes = [
  endpoint({
    id: 'cases.listPapers',
    method: 'GET',
    path: '/api/cases/:id/papers',
    summary: { ko: '건의 붙임 서류', en: 'Papers attached to a case' },
    may: readers,
    params: CaseParams,
    output: PaperList,
    handle: ({ params }, context) => listPapers(context, params.id),
  }),
  upload({
    id: 'cases.attachPaper',
    method: 'POST',
    path: '/api/cases/:id/papers',
    summary: { ko: '서류 붙이기(기술자료는 받지 않음)', en: 'Attach a paper; technical documents are refused' },
    may: [...companyWriters, ...agencyWorkers],
    params: CaseParams,
    output: PaperView,
    status: 201,
    perMinute: 20,
    handle: ({ params, file }, context) => attachPaper(context, params.id, file),
  }),
  download({
    id: 'cases.openPaper',
    method: 'GET',
    path: '/api/cases/:id/papers/:paperId',
    summary: {
      ko: '붙임 서류 내려받기(기관은 까닭을 적고, 열람 기록이 남음)',
      en: 'Download a paper; a desk says why and leaves a trace',
    },
    may: readers,
    params: PaperParams,
    query: TakeQuery,
    produces: 'application/octet-stream',
    handle: ({ params, query }, context) => openPaper(context, { ...params, reason: query.reason }),
  }),
];
