import {
  EngagementAnswer,
  EngagementChange,
  EngagementList,
  EngagementParams,
  EngagementReview,
  EngagementView,
  FollowUpDone,
  FollowUpParams,
  HandIn,
  Kickoff,
  NamingReviewer,
  NewRecommendation,
  RecommendationParams,
  StartParams,
} from '@boru/contract/engagements';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { agencyWorkers, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import {
  addRecommendation,
  answerReport,
  changeEngagement,
  deliver,
  handIn,
  nameReviewer,
  noteFollowUp,
  removeRecommendation,
  reviewDraft,
  startEngagement,
} from './commands.ts';
import { listEngagements, showEngagement } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};
const readers = ['expert', ...everyAgencyRole, ...everyCompanyRole] as const;
const expert = ['expert'] as const;
const made = z.object({ id });
const own = '/api/expert/engagements/:engagementId' as const;
const desk = '/api/desk/engagements/:engagementId' as const;

const forAll = [
  endpoint({
    id: 'support.listEngagements',
    method: 'GET',
    path: '/api/engagements',
    summary: { ko: '컨설팅 수행 목록(내가 볼 수 있는 것)', en: 'Consulting engagements that the reader sees' },
    may: readers,
    output: EngagementList,
    handle: (_input, context) => listEngagements(context),
  }),
  endpoint({
    id: 'support.showEngagement',
    method: 'GET',
    path: '/api/engagements/:engagementId',
    summary: { ko: '컨설팅 수행 하나', en: 'One consulting engagement' },
    may: readers,
    params: EngagementParams,
    output: EngagementView,
    handle: ({ params }, context) => showEngagement(context, params.engagementId),
  }),
];

const ofExpert = [
  endpoint({
    id: 'support.startEngagement',
    method: 'POST',
    path: '/api/expert/assignments/:assignmentId/engagement',
    summary: { ko: '컨설팅 착수하기', en: 'Kick an engagement off' },
    may: expert,
    params: StartParams,
    body: Kickoff,
    output: made,
    status: 201,
    handle: ({ params, body }, context) => startEngagement(context, params.assignmentId, body),
  }),
  endpoint({
    id: 'support.changeEngagement',
    method: 'PUT',
    path: own,
    summary: { ko: '착수일, 차례, 보고서의 글 적기', en: 'Write kick-off, agenda and the words of the report' },
    may: expert,
    params: EngagementParams,
    body: EngagementChange,
    output: ok,
    handle: ({ params, body }, context) => done(changeEngagement(context, params.engagementId, body)),
  }),
  endpoint({
    id: 'support.addRecommendation',
    method: 'POST',
    path: `${own}/recommendations`,
    summary: { ko: '발견과 권고 적기', en: 'Write a finding and a recommendation' },
    may: expert,
    params: EngagementParams,
    body: NewRecommendation,
    output: made,
    status: 201,
    handle: ({ params, body }, context) => addRecommendation(context, params.engagementId, body),
  }),
  endpoint({
    id: 'support.removeRecommendation',
    method: 'DELETE',
    path: `${own}/recommendations/:recommendationId`,
    summary: { ko: '초안의 권고 지우기', en: 'Remove a recommendation of the draft' },
    may: expert,
    params: RecommendationParams,
    output: ok,
    handle: ({ params }, context) => done(removeRecommendation(context, params.engagementId, params.recommendationId)),
  }),
  endpoint({
    id: 'support.handInReport',
    method: 'POST',
    path: `${own}/hand-in`,
    summary: { ko: '보고서 초안을 검토자에게 내기', en: 'Hand the draft to the second expert' },
    may: expert,
    params: EngagementParams,
    body: HandIn,
    output: ok,
    handle: ({ params, body }, context) => done(handIn(context, params.engagementId, body.version)),
  }),
  endpoint({
    id: 'support.reviewReport',
    method: 'POST',
    path: `${own}/review`,
    summary: { ko: '다른 전문가의 초안 검토하기', en: 'Review the draft of another expert' },
    may: expert,
    params: EngagementParams,
    body: EngagementReview,
    output: ok,
    handle: ({ params, body }, context) => done(reviewDraft(context, params.engagementId, body)),
  }),
];

const ofDeskAndCompany = [
  endpoint({
    id: 'support.nameReviewer',
    method: 'POST',
    path: `${desk}/reviewer`,
    summary: { ko: '초안을 검토할 전문가 정하기', en: 'Name the expert who reviews the draft' },
    may: agencyWorkers,
    params: EngagementParams,
    body: NamingReviewer,
    output: ok,
    handle: ({ params, body }, context) =>
      done(nameReviewer(context, params.engagementId, body.version, body.expertId)),
  }),
  endpoint({
    id: 'support.deliverReport',
    method: 'POST',
    path: `${desk}/deliver`,
    summary: { ko: '보고서를 기업에 전하기', en: 'Deliver the report to the company' },
    may: agencyWorkers,
    params: EngagementParams,
    body: HandIn,
    output: ok,
    handle: ({ params, body }, context) => done(deliver(context, params.engagementId, body.version)),
  }),
  endpoint({
    id: 'support.noteFollowUp',
    method: 'POST',
    path: '/api/desk/follow-ups/:followUpId',
    summary: { ko: '6개월·12개월 뒤 점검 적기', en: 'Write down the follow-up after 6 or 12 months' },
    may: agencyWorkers,
    params: FollowUpParams,
    body: FollowUpDone,
    output: ok,
    handle: ({ params, body }, context) => done(noteFollowUp(context, params.followUpId, body)),
  }),
  endpoint({
    id: 'support.answerReport',
    method: 'POST',
    path: '/api/company/engagements/:engagementId/answer',
    summary: { ko: '보고서를 받아들이거나 고쳐 달라고 하기', en: 'Accept the report or ask for changes' },
    may: companyWriters,
    params: EngagementParams,
    body: EngagementAnswer,
    output: ok,
    handle: ({ params, body }, context) => done(answerReport(context, params.engagementId, body)),
  }),
];

export const routes = [...forAll, ...ofExpert, ...ofDeskAndCompany];
