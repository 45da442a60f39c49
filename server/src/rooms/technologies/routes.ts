import {
  CardArchive,
  CardCompanyPath,
  CardCreate,
  CardDetail,
  CardList,
  CardPath,
  CardsOfCompany,
  CardUpdate,
  CardView,
  TechnologyTasks,
} from '@boru/contract/technologies';
import { type Actor, type CompanyActor, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import { endpoint, type Services } from '#platform/services';
import { archiveCard, createCard, updateCard, type Work } from './commands.ts';
import { type Card, viewOf } from './model.ts';
import { cardDetail, cardsForAgency, cardsOf, technologyTasks } from './queries.ts';

const companyActor = (actor: Actor): CompanyActor => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  return actor;
};

const workOf = ({ tx, actor, now, requestId, services }: Context<Services>): Work => ({
  tx,
  actor: companyActor(actor),
  now,
  requestId,
  services,
});

const shown = ({ services, actor, now }: Context<Services>, card: Card) => viewOf(services.pack, card, actor, now);

export const routes = [
  endpoint({
    id: 'technologies.list',
    method: 'GET',
    path: '/api/technologies',
    summary: { ko: '우리 기업의 기술 카드', en: 'The technology cards of our company' },
    may: everyCompanyRole,
    output: CardList,
    handle: async (_input, context) => ({
      items: await cardsOf(context, context.services.pack, companyActor(context.actor).companyId),
    }),
  }),
  endpoint({
    id: 'technologies.create',
    method: 'POST',
    path: '/api/technologies',
    summary: { ko: '기술 카드 저장(이름과 분야, 수치, 목록 항목만)', en: 'Keep a technology card (metadata only)' },
    may: companyWriters,
    body: CardCreate,
    output: CardView,
    status: 201,
    handle: async ({ body }, context) => shown(context, await createCard(workOf(context), body)),
  }),
  endpoint({
    id: 'technologies.tasks',
    method: 'GET',
    path: '/api/technologies/tasks',
    summary: { ko: '보유기술에 관해 오늘 할 일', en: 'What our technologies ask of us today' },
    may: everyCompanyRole,
    output: TechnologyTasks,
    handle: async (_input, { tx, actor, now, services }) => ({
      tasks: await technologyTasks(tx, services.pack, companyActor(actor).companyId, now),
    }),
  }),
  endpoint({
    id: 'technologies.read',
    method: 'GET',
    path: '/api/technologies/cards/:technologyId',
    summary: { ko: '기술 카드 하나', en: 'One technology card' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CardPath,
    output: CardDetail,
    handle: ({ params }, context) => cardDetail(context, context.services.pack, params.technologyId),
  }),
  endpoint({
    id: 'technologies.update',
    method: 'PUT',
    path: '/api/technologies/cards/:technologyId',
    summary: { ko: '기술 카드 고치기', en: 'Change a technology card' },
    may: companyWriters,
    params: CardPath,
    body: CardUpdate,
    output: CardView,
    handle: async ({ params, body }, context) =>
      shown(context, await updateCard(workOf(context), params.technologyId, body.version, body.card)),
  }),
  endpoint({
    id: 'technologies.archive',
    method: 'POST',
    path: '/api/technologies/cards/:technologyId/archive',
    summary: { ko: '기술 카드 치우기와 되돌리기', en: 'Put a technology card away, or bring it back' },
    may: companyWriters,
    params: CardPath,
    body: CardArchive,
    output: CardView,
    handle: async ({ params, body }, context) =>
      shown(context, await archiveCard(workOf(context), params.technologyId, body.version, body.archived)),
  }),
  endpoint({
    id: 'technologies.listForAgency',
    method: 'GET',
    path: '/api/technologies/companies/:companyId/cards',
    summary: { ko: '기업이 보여 주기로 한 기술 카드', en: 'Technology cards a company lets us see' },
    may: everyAgencyRole,
    params: CardCompanyPath,
    output: CardsOfCompany,
    handle: ({ params }, context) => cardsForAgency(context, context.services.pack, params.companyId),
  }),
];
