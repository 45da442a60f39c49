import { Neighbours } from '@boru/contract/case-glass';
import { CaseParams } from '@boru/contract/cases';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { neighboursOf } from './queries.ts';

export const routes = [
  endpoint({
    id: 'cases.listNeighbours',
    method: 'GET',
    path: '/api/cases/:id/neighbours',
    summary: { ko: '같은 기업을 상담 중인 다른 창구', en: 'Other desks at work for the same company' },
    may: agencyWorkers,
    params: CaseParams,
    output: Neighbours,
    handle: ({ params }, context) => neighboursOf(context, params.id),
  }),
];
