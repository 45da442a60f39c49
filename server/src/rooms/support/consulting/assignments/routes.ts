import { AssignmentParams, Ending, ExpertScore, Resuming } from '@boru/contract/experts';
import { ok } from '@boru/contract/fields';
import { agencyWorkers, companySigners } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { rateExpert, refuseExpert, releaseAssignment, resumeAssignment } from './commands.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};
const params = AssignmentParams;
const company = '/api/company/consulting/assignments/:assignmentId' as const;
const desk = '/api/desk/consulting/assignments/:assignmentId' as const;

export const routes = [
  endpoint({
    id: 'support.refuseExpert',
    method: 'POST',
    path: `${company}/refuse`,
    summary: { ko: '다른 전문가 청하기', en: 'Ask for another expert' },
    may: companySigners,
    params,
    body: Ending,
    output: ok,
    handle: (input, context) => done(refuseExpert(context, input.params.assignmentId, input.body)),
  }),
  endpoint({
    id: 'support.rateExpert',
    method: 'POST',
    path: `${company}/rating`,
    summary: { ko: '마친 컨설팅의 만족도 적기', en: 'Rate a consulting that has ended' },
    may: companySigners,
    params,
    body: ExpertScore,
    output: ok,
    status: 201,
    handle: (input, context) => done(rateExpert(context, input.params.assignmentId, input.body.score)),
  }),
  endpoint({
    id: 'support.releaseAssignment',
    method: 'POST',
    path: `${desk}/release`,
    summary: { ko: '배정 풀기', en: 'Release an assignment' },
    may: agencyWorkers,
    params,
    body: Ending,
    output: ok,
    handle: (input, context) => done(releaseAssignment(context, input.params.assignmentId, input.body)),
  }),
  endpoint({
    id: 'support.resumeAssignment',
    method: 'POST',
    path: `${desk}/resume`,
    summary: { ko: '멈춘 배정 다시 묻기', en: 'Offer a held assignment anew' },
    may: agencyWorkers,
    params,
    body: Resuming,
    output: ok,
    handle: (input, context) => done(resumeAssignment(context, input.params.assignmentId, input.body.version)),
  }),
];
