import { id, ok } from '@boru/contract/fields';
import {
  CompanyListQuery,
  CompanyPage,
  CompanyUpdate,
  CompanyView,
  Confirmation,
  KsicHits,
  KsicQuery,
  Places,
  Refusal,
} from '@boru/contract/organisations';
import { z } from 'zod';
import { companySigners, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { confirmCompany, refuseCompany, updateCompany } from './commands.ts';
import { searchKsic } from './model.ts';
import { companyCard, listCompanies, ownCompany } from './queries.ts';

const params = z.strictObject({ id });
const done = { ok: true as const };

const publicRoutes = [
  endpoint({
    id: 'organisations.listPlaces',
    method: 'GET',
    path: '/api/places',
    summary: { ko: '시군, 산업단지, 산업 분야', en: 'Municipalities, zones, industries' },
    may: ['anyone'],
    output: Places,
    handle: async (_input, { services: { pack } }) => ({
      province: pack.manifest.province.name,
      municipalities: pack.municipalities.items.map(({ code, name, parent }) => ({ code, name, parent })),
      industrialZones: pack.industrialZones.items.map((zone) => ({
        id: zone.id,
        name: zone.name,
        municipality: zone.municipality,
      })),
      industries: pack.catalogue.ksicIndustryMap.industries.map(({ id: industry, ko, en }) => ({
        id: industry,
        name: { ko, en },
      })),
    }),
  }),
  endpoint({
    id: 'organisations.searchKsic',
    method: 'GET',
    path: '/api/ksic',
    summary: { ko: '업종 찾기', en: 'Search industry codes' },
    may: ['anyone'],
    query: KsicQuery,
    output: KsicHits,
    handle: async ({ query }, { services }) => ({ items: searchKsic(services.pack, query.text) }),
  }),
];

const ownRoutes = [
  endpoint({
    id: 'organisations.showOwnCompany',
    method: 'GET',
    path: '/api/company',
    summary: { ko: '우리 기업', en: 'Our company' },
    may: everyCompanyRole,
    output: CompanyView,
    handle: async (_input, { tx, actor, services }) => {
      const { companyId } = await ownCompany(tx, actor);
      const card = await companyCard(tx, services.pack, companyId);
      if (!card) throw new Problem('thing.not_found');
      return card;
    },
  }),
  endpoint({
    id: 'organisations.updateOwnCompany',
    method: 'PUT',
    path: '/api/company',
    summary: { ko: '우리 기업 정보 고치기', en: 'Correct our data' },
    may: companySigners,
    body: CompanyUpdate,
    output: ok,
    handle: async ({ body }, context) => {
      const { companyId } = await ownCompany(context.tx, context.actor);
      await updateCompany(context, companyId, body);
      return done;
    },
  }),
];

const deskRoutes = [
  endpoint({
    id: 'organisations.listCompanies',
    method: 'GET',
    path: '/api/companies',
    summary: { ko: '볼 수 있는 기업 목록', en: 'Companies you may see' },
    may: everyAgencyRole,
    query: CompanyListQuery,
    output: CompanyPage,
    handle: ({ query }, { tx, services }) => listCompanies(tx, services.pack, query),
  }),
  endpoint({
    id: 'organisations.showCompany',
    method: 'GET',
    path: '/api/companies/:id',
    summary: { ko: '기업 한 곳', en: 'One company' },
    may: everyAgencyRole,
    params,
    output: CompanyView,
    handle: async (input, { tx, services, read }) => {
      const card = await companyCard(tx, services.pack, input.params.id);
      if (!card) throw new Problem('thing.not_found');
      read({
        companyId: card.id,
        caseId: null,
        sections: card.contacts.length > 0 ? ['summary', 'contact'] : ['summary'],
      });
      return card;
    },
  }),
  endpoint({
    id: 'organisations.confirmCompany',
    method: 'POST',
    path: '/api/companies/:id/confirm',
    summary: { ko: '사업자 확인', en: 'Confirm the business' },
    may: ['secretariat'],
    params,
    body: Confirmation,
    output: ok,
    handle: async (input, context) => {
      await confirmCompany(context, input.params.id, input.body);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.refuseCompany',
    method: 'POST',
    path: '/api/companies/:id/refuse',
    summary: { ko: '사업자 확인 거절', en: 'Refuse the registration' },
    may: ['secretariat'],
    params,
    body: Refusal,
    output: ok,
    undoable: {
      says: { ko: '사업자 확인을 거절합니다', en: 'The registration will be refused' },
      said: { ko: '사업자 확인을 거절했습니다', en: 'The registration was refused' },
      about: ({ params }) => [params.id],
    },
    handle: async (input, context) => {
      await refuseCompany(context, input.params.id, input.body.reason);
      return done;
    },
  }),
];

export const routes = [...publicRoutes, ...ownRoutes, ...deskRoutes];
