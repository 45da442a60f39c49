import { ok } from '@boru/contract/fields';
import { SignReceipt } from '@boru/contract/report-desk';
import { ReportParams } from '@boru/contract/sealed-reports';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { signReceipt } from './commands.ts';

export const routes = [
  endpoint({
    id: 'reports.signReceipt',
    method: 'POST',
    path: '/api/desk/reports/:id/receipts',
    summary: {
      ko: '제보를 받아 열었다고 창구의 열쇠로 서명하기',
      en: 'Sign with the key of the desk that a report was opened',
    },
    may: agencyWorkers,
    params: ReportParams,
    body: SignReceipt,
    output: ok,
    status: 201,
    handle: async ({ params, body }, context) => {
      await signReceipt(context, params.id, body);
      return { ok: true as const };
    },
  }),
];
