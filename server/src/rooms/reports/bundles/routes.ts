import { ok } from '@boru/contract/fields';
import { NewBundle } from '@boru/contract/incident-items';
import { IncidentPath } from '@boru/contract/incidents';
import { companySigners } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { noteBundle } from './commands.ts';

export const bundleRoutes = [
  endpoint({
    id: 'reports.noteBundle',
    method: 'POST',
    path: '/api/reports/incidents/:incidentId/bundles',
    summary: {
      ko: '봉인한 묶음을 만든 일 적기(묶음은 보내지 않음)',
      en: 'Write down that a sealed bundle was made; the bundle itself is not sent',
    },
    may: companySigners,
    params: IncidentPath,
    body: NewBundle,
    output: ok,
    status: 201,
    perMinute: 20,
    handle: async ({ params, body }, context) => {
      await noteBundle(context, params.incidentId, body);
      return { ok: true as const };
    },
  }),
];
