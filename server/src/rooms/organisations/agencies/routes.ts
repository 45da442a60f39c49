import { civilOf } from '@boru/contract/civil';
import { AgencyList, RouteQuery, RouteView } from '@boru/contract/organisations';
import { everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { companyPlace } from '../companies/index.ts';
import { findRoute, listAgencies } from './queries.ts';

export const routes = [
  endpoint({
    id: 'organisations.listAgencies',
    method: 'GET',
    path: '/api/agencies',
    summary: { ko: '함께하는 기관', en: 'The agencies' },
    may: ['anyone'],
    output: AgencyList,
    handle: async (_input, { tx, now }) => ({ items: await listAgencies(tx, civilOf(now.getTime())) }),
  }),
  endpoint({
    id: 'organisations.previewRoute',
    method: 'GET',
    path: '/api/company/route',
    summary: { ko: '요청이 갈 창구와 그 까닭', en: 'Which desk a request would go to, and why' },
    may: everyCompanyRole,
    query: RouteQuery,
    output: RouteView,
    handle: async ({ query }, { tx, actor, now, services }) => {
      const place = await companyPlace(tx, actor);
      const route = await findRoute(tx, services.pack, {
        ...place,
        topic: query.topic,
        subject: query.subject ?? null,
        on: civilOf(now.getTime()),
      });
      if (!route) throw new Problem('case.no_desk');
      const { chosen, agency, reasons, others } = route;
      return {
        desk: { code: chosen.deskCode, name: chosen.deskName },
        agency,
        reasons,
        verified: chosen.verified,
        alternatives: others.map((other) => ({ desk: other.deskCode, name: other.deskName, agencyId: other.agencyId })),
      };
    },
  }),
];
