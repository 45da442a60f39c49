import { id } from '@boru/contract/fields';
import { RankingView } from '@boru/contract/review';
import { z } from 'zod';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { showRanking } from './queries.ts';

export const routes = [
  endpoint({
    id: 'support.showRanking',
    method: 'GET',
    path: '/api/desk/grant-calls/:id/ranking',
    summary: { ko: '공식 순위와 보정한 순위', en: 'The official and the calibrated ranking' },
    may: everyAgencyRole,
    params: z.strictObject({ id }),
    output: RankingView,
    handle: (input, context) => showRanking(context, input.params.id),
  }),
];
