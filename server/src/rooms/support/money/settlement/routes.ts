import { AwardPath } from '@boru/contract/awards';
import { AwardExportQuery, NewReturn, NewSettlement, SettlementState } from '@boru/contract/settlement';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { askForReturn, settleAward } from './commands.ts';
import { exportAward, showSettlement } from './queries.ts';

const may = ['agency.officer', 'agency.manager'] as const;

export const routes = [
  endpoint({
    id: 'support.showSettlement',
    method: 'GET',
    path: '/api/awards/:awardId/settlement',
    summary: { ko: '정산과 인정하지 않은 집행', en: 'Settlements with what was not allowed' },
    may: [...everyAgencyRole, ...everyCompanyRole],
    params: AwardPath,
    output: SettlementState,
    handle: ({ params }, context) => showSettlement(context, params.awardId),
  }),
  endpoint({
    id: 'support.settleAward',
    method: 'POST',
    path: '/api/desk/awards/:awardId/settlement',
    summary: { ko: '영수증마다 정하고 정산 승인 요청하기', en: 'Decide on each receipt and ask for the settlement' },
    may,
    params: AwardPath,
    body: NewSettlement,
    output: SettlementState,
    status: 201,
    handle: async ({ params, body }, context) => {
      await settleAward(context, params.awardId, body);
      return showSettlement(context, params.awardId);
    },
  }),
  endpoint({
    id: 'support.askForReturn',
    method: 'POST',
    path: '/api/desk/awards/:awardId/returns',
    summary: { ko: '돌려받은 돈 적고 승인 요청하기', en: 'Write down a return and ask for its approval' },
    may,
    params: AwardPath,
    body: NewReturn,
    output: SettlementState,
    status: 201,
    handle: async ({ params, body }, context) => {
      await askForReturn(context, params.awardId, body);
      return showSettlement(context, params.awardId);
    },
  }),
  download({
    id: 'support.exportAward',
    method: 'GET',
    path: '/api/desk/awards/:awardId/export',
    summary: { ko: '교부결정 하나 내려받기(보탬e에 옮길 때)', en: 'Take one award away, for the national system' },
    may: everyAgencyRole,
    params: AwardPath,
    query: AwardExportQuery,
    produces: 'application/octet-stream',
    perMinute: 20,
    handle: ({ params, query }, context) => exportAward(context, params.awardId, query.format),
  }),
];
