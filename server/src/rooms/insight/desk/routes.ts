import { Figures } from '@boru/contract/figures';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { deskFigures } from './queries.ts';

export const routes = [
  endpoint({
    id: 'insight.showDeskFigures',
    method: 'GET',
    path: '/api/insight/desk',
    summary: {
      ko: '우리 기관이 한 일의 수와, 공개한 지역의 수',
      en: 'Figures of the own agency, and of the region as released',
    },
    may: everyAgencyRole,
    output: Figures,
    handle: (_input, context) => deskFigures(context),
  }),
];
