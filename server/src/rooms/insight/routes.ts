import { IncidentLearning, Overview } from '@boru/contract/insight';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { chainRoutes } from './chain/index.ts';
import { deskFigureRoutes } from './desk/index.ts';
import { exposureRoutes } from './exposure/index.ts';
import { incidentLearning, overview } from './queries.ts';
import { yearlyRoutes } from './yearly/index.ts';

export const routes = [
  ...chainRoutes,
  ...deskFigureRoutes,
  ...exposureRoutes,
  ...yearlyRoutes,
  endpoint({
    id: 'insight.showOverview',
    method: 'GET',
    path: '/api/insight/overview',
    summary: { ko: '시군·업종·수준별 기업 수', en: 'Companies by municipality, industry and level' },
    may: ['anyone'],
    output: Overview,
    handle: (_input, { tx, services, now }) => overview(tx, services.pack, now),
  }),
  endpoint({
    id: 'insight.showIncidentLearning',
    method: 'GET',
    path: '/api/insight/incidents',
    summary: {
      ko: '마친 사고에서 지역이 배운 것(5 미만은 가림)',
      en: 'What closed incidents teach the region; nothing under five is shown',
    },
    may: everyAgencyRole,
    runAs: 'system',
    output: IncidentLearning,
    handle: (_input, { tx, services, now }) => incidentLearning(tx, services.pack, now),
  }),
];
