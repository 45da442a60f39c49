import { ChainQuery, ChainView } from '@boru/contract/chain';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { showChain } from './queries.ts';

export const routes = [
  endpoint({
    id: 'insight.showChain',
    method: 'GET',
    path: '/api/insight/chain',
    summary: {
      ko: '조항과 조문에서 사업, 돈, 성과까지와 끊긴 곳',
      en: 'From clause and article to programme, money and outcome, and where it breaks',
    },
    may: everyAgencyRole,
    query: ChainQuery,
    output: ChainView,
    handle: (input, context) => showChain(context, input.query.year),
  }),
];
