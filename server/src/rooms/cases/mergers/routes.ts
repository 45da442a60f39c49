import { CaseMergers, Merged, MergeOptions, MergerParams, MergeWish } from '@boru/contract/case-mergers';
import { CaseParams } from '@boru/contract/cases';
import { agencyWorkers, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { mergeCases, unmergeCases } from './commands.ts';
import { mergeOptions, showMergers } from './queries.ts';

export const routes = [
  endpoint({
    id: 'cases.showMergers',
    method: 'GET',
    path: '/api/cases/:id/mergers',
    summary: { ko: '합친 건과 합쳐진 건', en: 'What was merged into this case, or what it was merged into' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CaseParams,
    output: CaseMergers,
    handle: ({ params }, context) => showMergers(context, params.id),
  }),
  endpoint({
    id: 'cases.listMergeOptions',
    method: 'GET',
    path: '/api/cases/:id/merge-options',
    summary: {
      ko: '합칠 수 있는 같은 기업의 건과 그 결과',
      en: 'Cases of the company to merge with, and what would follow',
    },
    may: agencyWorkers,
    params: CaseParams,
    output: MergeOptions,
    handle: ({ params }, context) => mergeOptions(context, params.id),
  }),
  endpoint({
    id: 'cases.merge',
    method: 'POST',
    path: '/api/cases/:id/merge',
    summary: { ko: '같은 건 합치기(먼저 접수한 건이 남음)', en: 'Merge a duplicate; what was received first stays' },
    may: agencyWorkers,
    params: CaseParams,
    body: MergeWish,
    output: Merged,
    handle: ({ params, body }, context) => mergeCases(context, params.id, body),
  }),
  endpoint({
    id: 'cases.unmerge',
    method: 'POST',
    path: '/api/cases/:id/mergers/:mergerId/undo',
    summary: { ko: '합친 것 되돌리기', en: 'Undo a merger' },
    may: agencyWorkers,
    params: MergerParams,
    output: Merged,
    handle: async ({ params }, context) => {
      const { id: mergerId, keptId, mergedId } = await unmergeCases(context, params.id, params.mergerId);
      return { mergerId, keptId, mergedId };
    },
  }),
];
