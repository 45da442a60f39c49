import { OutcomePath } from '@boru/contract/diagnosis';
import { everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { download } from '#platform/services';
import { openOutcome } from '../queries.ts';
import { outcomePaper } from './queries.ts';

export const routes = [
  download({
    id: 'diagnosis.printOutcome',
    method: 'GET',
    path: '/api/diagnosis/outcomes/:outcomeId/paper',
    summary: { ko: '진단 결과지(PDF)', en: 'The outcome on paper (PDF)' },
    may: [...everyCompanyRole, ...everyAgencyRole],
    params: OutcomePath,
    produces: 'application/pdf',
    perMinute: 20,
    handle: async ({ params }, context) => {
      const detail = await openOutcome(context, params.outcomeId);
      return outcomePaper(context.tx, context.services.pack, detail, context.now);
    },
  }),
];
