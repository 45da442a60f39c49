import { id } from '@boru/contract/fields';
import { MinutesQuery } from '@boru/contract/review';
import { z } from 'zod';
import { everyAgencyRole } from '#kernel/actor';
import { download } from '#platform/services';
import { takeMinutes } from './queries.ts';

export const routes = [
  download({
    id: 'support.takeReviewMinutes',
    method: 'GET',
    path: '/api/desk/grant-calls/:id/minutes',
    summary: { ko: '평가·선정 회의록 받기(PDF, HWPX)', en: 'Take the minutes of review and selection (PDF, HWPX)' },
    may: everyAgencyRole,
    params: z.strictObject({ id }),
    query: MinutesQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: (input, context) => takeMinutes(context, input.params.id, input.query.format),
  }),
];
