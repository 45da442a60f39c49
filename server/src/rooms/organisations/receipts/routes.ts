import { id } from '@boru/contract/fields';
import { z } from 'zod';
import { everyCompanyRole } from '#kernel/actor';
import { download } from '#platform/services';
import { printReceipt } from './queries.ts';

export const routes = [
  download({
    id: 'organisations.printConsent',
    method: 'GET',
    path: '/api/company/consents/:id/receipt',
    summary: { ko: '동의 확인서(PDF)', en: 'Receipt of a consent (PDF)' },
    may: everyCompanyRole,
    params: z.strictObject({ id }),
    produces: 'application/pdf',
    perMinute: 20,
    handle: ({ params }, context) => printReceipt(context, params.id),
  }),
];
