import { DutiesQuery, DutiesView, ScreeningFilesPath, ScreeningRelease } from '@boru/contract/technologies';
import { Problem } from '#kernel/problem';
import { download, endpoint } from '#platform/services';
import { bundleOf, dutiesFrom } from './model.ts';

/** Public and read-only: the browser fetches the lists and screens by itself. No endpoint takes a description. */
export const routes = [
  endpoint({
    id: 'technologies.screeningRelease',
    method: 'GET',
    path: '/api/technologies/screening',
    summary: { ko: '사전 확인에 쓰는 목록의 판', en: 'The editions that screening works with' },
    may: ['anyone'],
    output: ScreeningRelease,
    handle: async (_input, { services }) => bundleOf(services.pack).release,
  }),
  download({
    id: 'technologies.screeningFiles',
    method: 'GET',
    path: '/api/technologies/screening/:hash',
    summary: {
      ko: '사전 확인 자료(목록 원문과 읽기, 용어, 단위)',
      en: 'Files of the screening (lists, profiles, terms, units)',
    },
    may: ['anyone'],
    params: ScreeningFilesPath,
    produces: 'application/json',
    handle: async ({ params }, { services }) => {
      const { hash, body } = bundleOf(services.pack);
      if (params.hash !== hash) throw new Problem('thing.not_found');
      return {
        filename: `screening-${hash.slice(0, 12)}.json`,
        contentType: 'application/json; charset=utf-8',
        body,
        isImmutable: true,
      };
    },
  }),
  endpoint({
    id: 'technologies.duties',
    method: 'GET',
    path: '/api/technologies/duties',
    summary: { ko: '해당한다면 따르는 일과 기한', en: 'The duties that would follow, with their periods' },
    may: ['anyone'],
    query: DutiesQuery,
    output: DutiesView,
    handle: async ({ query }, { services, now }) => dutiesFrom(services.pack, query.from, now),
  }),
];
