import { MinutesQuery } from '@boru/contract/council';
import { id } from '@boru/contract/fields';
import { z } from 'zod';
import { everyAgencyRole } from '#kernel/actor';
import { download } from '#platform/services';
import { takeMinutes } from './queries.ts';

export const routes = [
  download({
    id: 'governance.takeMinutes',
    method: 'GET',
    path: '/api/governance/council/meetings/:id/minutes',
    summary: { ko: '회의록 받기(PDF, HWPX)', en: 'Take the minutes (PDF, HWPX)' },
    may: everyAgencyRole,
    params: z.strictObject({ id }),
    query: MinutesQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: (input, context) => takeMinutes(context, input.params.id, input.query.format),
  }),
];
