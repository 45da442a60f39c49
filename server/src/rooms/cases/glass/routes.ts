import { GlassBody, GlassOpened } from '@boru/contract/case-glass';
import { endpoint } from '#platform/services';
import { readInEmergency } from './commands.ts';

export const routes = [
  endpoint({
    id: 'cases.readInEmergency',
    method: 'POST',
    path: '/api/emergency-readings',
    summary: { ko: '까닭을 적고 긴급 열람', en: 'Emergency reading with a reason' },
    may: ['agency.manager'],
    perMinute: 5,
    body: GlassBody,
    output: GlassOpened,
    status: 201,
    handle: ({ body }, context) => readInEmergency(context, body),
  }),
];
