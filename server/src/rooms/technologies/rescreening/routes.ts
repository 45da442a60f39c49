import {
  CardFinding,
  RescreeningOverview,
  RescreeningPath,
  RescreeningView,
  Worklist,
} from '@boru/contract/rescreening';
import { CardAccept, CardPath, CardView } from '@boru/contract/technologies';
import { type Capacity, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import { endpoint, type Services } from '#platform/services';
import { viewOf } from '../model.ts';
import { openCard } from '../papers/index.ts';
import { acceptFinding, beginRescreening, confirmRescreening, type Doing, dropRescreening } from './commands.ts';
import { viewOfRun } from './model.ts';
import { cardFinding, overview, rescreening, worklist } from './queries.ts';

const overseers: readonly Capacity[] = ['secretariat', 'administrator'];
const doingOf = ({ tx, actor, now, requestId, services }: Context<Services>): Doing => ({
  tx,
  actor,
  now,
  requestId,
  services,
});

export const routes = [
  endpoint({
    id: 'technologies.rescreenings',
    method: 'GET',
    path: '/api/technologies/rescreenings',
    summary: { ko: '다시 확인 작업과 수(기업 이름 없음)', en: 'Re-screenings and their counts (no company is named)' },
    may: overseers,
    output: RescreeningOverview,
    handle: (_input, context) => overview(context, context.services.pack),
  }),
  endpoint({
    id: 'technologies.beginRescreening',
    method: 'POST',
    path: '/api/technologies/rescreenings',
    summary: { ko: '모든 카드 다시 확인 예행', en: 'Screen all cards again, as a dry run' },
    may: overseers,
    output: RescreeningView,
    status: 201,
    handle: async (_input, context) => viewOfRun(await beginRescreening(doingOf(context)), context.services.pack),
  }),
  endpoint({
    id: 'technologies.rescreening',
    method: 'GET',
    path: '/api/technologies/rescreenings/:rescreeningId',
    summary: { ko: '다시 확인 작업의 진행', en: 'Progress of a re-screening' },
    may: overseers,
    params: RescreeningPath,
    output: RescreeningView,
    handle: ({ params }, context) => rescreening(context, context.services.pack, params.rescreeningId),
  }),
  endpoint({
    id: 'technologies.confirmRescreening',
    method: 'POST',
    path: '/api/technologies/rescreenings/:rescreeningId/confirm',
    summary: { ko: '예행 결과를 기업에 알리기', en: 'Tell the companies what the dry run found' },
    may: overseers,
    params: RescreeningPath,
    output: RescreeningView,
    handle: async ({ params }, context) =>
      viewOfRun(await confirmRescreening(doingOf(context), params.rescreeningId), context.services.pack),
  }),
  endpoint({
    id: 'technologies.dropRescreening',
    method: 'POST',
    path: '/api/technologies/rescreenings/:rescreeningId/drop',
    summary: { ko: '다시 확인 그만두기', en: 'Drop a re-screening' },
    may: overseers,
    params: RescreeningPath,
    output: RescreeningView,
    handle: async ({ params }, context) =>
      viewOfRun(await dropRescreening(doingOf(context), params.rescreeningId), context.services.pack),
  }),
  endpoint({
    id: 'technologies.worklist',
    method: 'GET',
    path: '/api/technologies/worklist',
    summary: {
      ko: '결과가 달라진 카드(볼 수 있는 기업만)',
      en: 'Cards whose result changed (of companies one may see)',
    },
    may: everyAgencyRole,
    output: Worklist,
    handle: (_input, context) => worklist(context),
  }),
  endpoint({
    id: 'technologies.finding',
    method: 'GET',
    path: '/api/technologies/cards/:technologyId/finding',
    summary: { ko: '카드를 새 목록으로 다시 확인한 결과', en: 'What the new list says about a card' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CardPath,
    output: CardFinding,
    handle: async ({ params }, context) => {
      await openCard(context, params.technologyId);
      return cardFinding(context, context.services.pack, params.technologyId);
    },
  }),
  endpoint({
    id: 'technologies.acceptFinding',
    method: 'POST',
    path: '/api/technologies/cards/:technologyId/finding/accept',
    summary: { ko: '다시 확인한 결과를 카드에 옮기기', en: 'Take the new result over into the card' },
    may: companyWriters,
    params: CardPath,
    body: CardAccept,
    output: CardView,
    handle: async ({ params, body }, context) => {
      const { actor, now, services } = context;
      if (actor.kind !== 'company') throw new Problem('role.insufficient');
      const card = await acceptFinding({ ...doingOf(context), actor }, params.technologyId, body.version);
      return viewOf(services.pack, card, actor, now);
    },
  }),
];
