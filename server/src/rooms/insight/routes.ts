import { Overview } from '@boru/contract/insight';
import { endpoint } from '#platform/services';
import { overview } from './queries.ts';

export const routes = [
  endpoint({
    id: 'insight.showOverview',
    method: 'GET',
    path: '/api/insight/overview',
    summary: { ko: '시군·업종·수준별 기업 수', en: 'Companies by municipality, industry and level' },
    may: ['anyone'],
    runAs: 'system',
    output: Overview,
    handle: (_input, { tx, services, now }) => overview(tx, services.pack, now),
  }),
];
