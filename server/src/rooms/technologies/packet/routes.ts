import { CardPath, PacketQuery } from '@boru/contract/technologies';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download } from '#platform/services';
import { takePacket } from './queries.ts';

export const routes = [
  download({
    id: 'technologies.takePacket',
    method: 'GET',
    path: '/api/technologies/cards/:technologyId/packet',
    summary: {
      ko: '판정 신청 서류 채우기(PDF, HWPX, JSON)',
      en: 'The application for a determination, pre-filled (PDF, HWPX, JSON)',
    },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CardPath,
    query: PacketQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params, query }, context) => takePacket(context, params.technologyId, query.format),
  }),
];
