import { ComparisonView } from '@boru/contract/rescreening';
import { CardPath } from '@boru/contract/technologies';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { compared, resultSheet } from './queries.ts';

export const routes = [
  download({
    id: 'technologies.printSheet',
    method: 'GET',
    path: '/api/technologies/cards/:technologyId/sheet',
    summary: { ko: '사전 확인 결과지(PDF)', en: 'The result of the preliminary check on paper (PDF)' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CardPath,
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params }, context) => resultSheet(context, context.services.pack, params.technologyId),
  }),
  endpoint({
    id: 'technologies.compare',
    method: 'GET',
    path: '/api/technologies/cards/:technologyId/comparison',
    summary: { ko: '저장한 결과를 다시 계산해 견주기', en: 'Compute a stored result again and compare' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: CardPath,
    output: ComparisonView,
    perMinute: 60,
    handle: ({ params }, context) => compared(context, context.services.pack, params.technologyId),
  }),
];
