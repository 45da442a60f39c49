import { MonthView, ReviewList, ReviewWish, reviewMonth } from '@boru/contract/log-reviews';
import { z } from 'zod';
import type { Capacity } from '#kernel/actor';
import { download, endpoint } from '#platform/services';
import { signMonth } from './commands.ts';
import { listMonths, printReview, showMonth } from './queries.ts';

const auditors: readonly Capacity[] = ['agency.auditor', 'administrator'];
const params = z.strictObject({ month: reviewMonth });

export const reviewRoutes = [
  endpoint({
    id: 'evidence.listReviews',
    method: 'GET',
    path: '/api/evidence/reviews',
    summary: { ko: '접속기록 점검할 달(감사)', en: 'Months of the record of access (auditor)' },
    may: auditors,
    output: ReviewList,
    handle: (_input, context) => listMonths(context),
  }),
  endpoint({
    id: 'evidence.showReview',
    method: 'GET',
    path: '/api/evidence/reviews/:month',
    summary: { ko: '한 달의 접속기록(감사)', en: 'The record of access of a month (auditor)' },
    may: auditors,
    params,
    output: MonthView,
    handle: (input, context) => showMonth(context, input.params.month),
  }),
  endpoint({
    id: 'evidence.signReview',
    method: 'POST',
    path: '/api/evidence/reviews/:month',
    summary: { ko: '접속기록 점검에 서명(감사)', en: 'Sign the review of a month (auditor)' },
    may: auditors,
    params,
    body: ReviewWish,
    output: MonthView,
    handle: async (input, context) => {
      await signMonth(context, input.params.month, input.body);
      return showMonth(context, input.params.month);
    },
  }),
  download({
    id: 'evidence.printReview',
    method: 'GET',
    path: '/api/evidence/reviews/:month/paper',
    summary: { ko: '접속기록 점검표 PDF(감사)', en: 'The signed review on paper (auditor)' },
    may: auditors,
    params,
    produces: 'application/pdf',
    handle: (input, context) => printReview(context, input.params.month),
  }),
];
