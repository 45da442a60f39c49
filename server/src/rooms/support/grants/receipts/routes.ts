import {
  ApplicationPath,
  ApplicationSubmission,
  ApplicationWithdrawal,
  OwnApplication,
} from '@boru/contract/applications';
import { instant } from '@boru/contract/fields';
import { z } from 'zod';
import { companyWriters } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { showOwn } from '../drafts/index.ts';
import { submitApplication, withdrawApplication } from './commands.ts';

export const routes = [
  endpoint({
    id: 'support.submitApplication',
    method: 'POST',
    path: '/api/company/applications/:id/submit',
    summary: { ko: '신청서 내기(대표자)', en: 'Hand an application in (representative)' },
    may: companyWriters,
    params: ApplicationPath,
    body: ApplicationSubmission,
    output: z.object({ receipt: z.string(), submittedAt: instant }),
    handle: ({ params, body }, context) => submitApplication(context, params.id, body),
  }),
  endpoint({
    id: 'support.withdrawApplication',
    method: 'POST',
    path: '/api/company/applications/:id/withdraw',
    summary: { ko: '신청 철회하기', en: 'Withdraw an application' },
    may: companyWriters,
    params: ApplicationPath,
    body: ApplicationWithdrawal,
    output: OwnApplication,
    handle: async ({ params, body }, context) => {
      await withdrawApplication(context, params.id, body);
      return showOwn(context, params.id);
    },
  }),
];
