import { ExposureList } from '@boru/contract/exposure';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { listExposure } from './queries.ts';

export const routes = [
  endpoint({
    id: 'insight.listExposure',
    method: 'GET',
    path: '/api/insight/exposure',
    summary: {
      ko: '볼 수 있는 기업의 노출과 모르는 폭(도움을 먼저 권할 곳)',
      en: 'Exposure of the companies one sees, with what is not known; where to offer help first',
    },
    may: agencyWorkers,
    output: ExposureList,
    perMinute: 20,
    handle: (_input, context) => listExposure(context),
  }),
];
