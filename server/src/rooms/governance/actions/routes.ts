import { ActionEnding } from '@boru/contract/council';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { finishAction } from './commands.ts';

export const routes = [
  endpoint({
    id: 'governance.endAction',
    method: 'POST',
    path: '/api/governance/council/actions/:id/ending',
    summary: { ko: '조치사항 마치거나 그만두기', en: 'Complete or drop an action of the council' },
    may: agencyWorkers,
    params: z.strictObject({ id }),
    body: ActionEnding,
    output: ok,
    handle: async (input, context) => {
      await finishAction(context, input.params.id, input.body);
      return { ok: true as const };
    },
  }),
];
