import { TiesInput, TiesView } from '@boru/contract/chain';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { tieProgramme } from './commands.ts';
import { showTies } from './queries.ts';

const params = z.strictObject({ id });
const workers: readonly Capacity[] = ['agency.officer', 'agency.manager'];

export const routes = [
  endpoint({
    id: 'support.showTies',
    method: 'GET',
    path: '/api/desk/programmes/:id/ties',
    summary: { ko: '지원사업이 이어진 근거와 지원', en: 'What a programme stands on and what it gives' },
    may: everyAgencyRole,
    params,
    output: TiesView,
    handle: (input, context) => showTies(context, input.params.id),
  }),
  endpoint({
    id: 'support.tieProgramme',
    method: 'PUT',
    path: '/api/desk/programmes/:id/ties',
    summary: {
      ko: '지원사업을 조항, 조문, 과제, 지원에 잇기',
      en: 'Tie a programme to clauses, articles, tasks and support',
    },
    may: workers,
    params,
    body: TiesInput,
    output: ok,
    handle: async (input, context) => {
      await tieProgramme(context, input.params.id, input.body);
      return { ok: true as const };
    },
  }),
];
