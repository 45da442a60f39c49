import {
  CommitmentsView,
  ReviewClosing,
  ReviewEntryInput,
  ReviewOpening,
  ReviewPaperQuery,
  ReviewPublication,
  ReviewReturn,
  ReviewView,
} from '@boru/contract/commitments';
import { empty, id } from '@boru/contract/fields';
import { z } from 'zod';
import { type Capacity, everyAgencyRole } from '#kernel/actor';
import type { Context } from '#platform/endpoint';
import { download, endpoint, type Services } from '#platform/services';
import { closeRound, handBack, handIn, openRound, publishRound, writeEntry } from './commands.ts';
import { showAgreementWork, showReview, takeReport } from './queries.ts';

const params = z.strictObject({ id });
const managers: readonly Capacity[] = ['agency.manager'];
const governing: readonly Capacity[] = ['secretariat'];

const shown = async (context: Context<Services>, roundId: string, deed: Promise<void>) => {
  await deed;
  return showReview(context, roundId);
};

const reading = [
  endpoint({
    id: 'governance.showAgreementWork',
    method: 'GET',
    path: '/api/governance/commitments',
    summary: { ko: '협약의 약속, 점검, 변경', en: 'Promises, reviews and changes of the agreement' },
    may: everyAgencyRole,
    output: CommitmentsView,
    handle: (_input, context) => showAgreementWork(context),
  }),
  endpoint({
    id: 'governance.showReview',
    method: 'GET',
    path: '/api/governance/reviews/:id',
    summary: { ko: '한 해의 이행 점검', en: 'The review of a year' },
    may: everyAgencyRole,
    params,
    output: ReviewView,
    handle: (input, context) => showReview(context, input.params.id),
  }),
  download({
    id: 'governance.takeReviewReport',
    method: 'GET',
    path: '/api/governance/reviews/:id/report',
    summary: { ko: '이행 점검 결과 보고(PDF, HWPX)', en: 'Report on the review (PDF, HWPX)' },
    may: everyAgencyRole,
    params,
    query: ReviewPaperQuery,
    produces: 'application/pdf',
    perMinute: 20,
    handle: (input, context) => takeReport(context, input.params.id, input.query.format),
  }),
];

const writing = [
  endpoint({
    id: 'governance.openReview',
    method: 'POST',
    path: '/api/governance/reviews',
    summary: { ko: '한 해의 이행 점검 시작하기', en: 'Begin the review of a year' },
    may: governing,
    body: ReviewOpening,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => openRound(context, body),
  }),
  endpoint({
    id: 'governance.writeReviewEntry',
    method: 'PUT',
    path: '/api/governance/reviews/:id/commitments/:commitmentId',
    summary: { ko: '약속 하나의 이행 결과 적기', en: 'Write down what came of a promise' },
    may: managers,
    params: z.strictObject({ id, commitmentId: id }),
    body: ReviewEntryInput,
    output: ReviewView,
    handle: ({ params: { id: roundId, commitmentId }, body }, context) =>
      shown(context, roundId, writeEntry(context, roundId, commitmentId, body)),
  }),
  endpoint({
    id: 'governance.handInReview',
    method: 'POST',
    path: '/api/governance/reviews/:id/submission',
    summary: { ko: '우리 기관의 이행 결과 내기', en: 'Hand in the results of the own agency' },
    may: managers,
    params,
    body: empty,
    output: ReviewView,
    handle: (input, context) => shown(context, input.params.id, handIn(context, input.params.id)),
  }),
  endpoint({
    id: 'governance.handBackReview',
    method: 'POST',
    path: '/api/governance/reviews/:id/return',
    summary: { ko: '이행 결과 돌려보내기', en: 'Hand the results of an agency back' },
    may: governing,
    params,
    body: ReviewReturn,
    output: ReviewView,
    handle: (input, context) => shown(context, input.params.id, handBack(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.closeReview',
    method: 'POST',
    path: '/api/governance/reviews/:id/closing',
    summary: { ko: '이행 점검 마치기', en: 'Close the review' },
    may: governing,
    params,
    body: ReviewClosing,
    output: ReviewView,
    handle: (input, context) => shown(context, input.params.id, closeRound(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.publishReview',
    method: 'POST',
    path: '/api/governance/reviews/:id/publication',
    summary: { ko: '점검 결과 공개하거나 거두기', en: 'Publish the review or take it back' },
    may: governing,
    params,
    body: ReviewPublication,
    output: ReviewView,
    handle: (input, context) => shown(context, input.params.id, publishRound(context, input.params.id, input.body)),
  }),
];

export const routes = [...reading, ...writing];
