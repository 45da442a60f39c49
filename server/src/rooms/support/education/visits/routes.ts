import { NewRun } from '@boru/contract/education';
import {
  NewVisit,
  OwnEducation,
  VisitAnswer,
  VisitList,
  VisitParams,
  VisitPrefill,
  VisitWithdrawal,
} from '@boru/contract/education-seats';
import { id, ok } from '@boru/contract/fields';
import { z } from 'zod';
import { agencyWorkers, companyWriters, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { answerVisit, askForVisit, openRunFor, withdrawVisit } from './commands.ts';
import { listDeskVisits, prefillVisit, showOwn } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

export const routes = [
  endpoint({
    id: 'support.showOwnEducation',
    method: 'GET',
    path: '/api/company/education',
    summary: { ko: '우리 사람들의 교육과 방문교육 요청', en: 'Courses of our people and requests for a visit' },
    may: everyCompanyRole,
    output: OwnEducation,
    handle: (_input, context) => showOwn(context),
  }),
  endpoint({
    id: 'support.prefillVisit',
    method: 'GET',
    path: '/api/company/education/visits/form',
    summary: { ko: '방문교육 요청서에 미리 채울 것', en: 'What the request for a visit begins with' },
    may: everyCompanyRole,
    output: VisitPrefill,
    handle: (_input, context) => prefillVisit(context),
  }),
  endpoint({
    id: 'support.askForVisit',
    method: 'POST',
    path: '/api/company/education/visits',
    summary: { ko: '방문교육 요청하기', en: 'Ask for a visit' },
    may: companyWriters,
    body: NewVisit,
    output: z.object({ id, number: z.string() }),
    status: 201,
    perMinute: 20,
    handle: ({ body }, context) => askForVisit(context, body),
  }),
  endpoint({
    id: 'support.withdrawVisit',
    method: 'POST',
    path: '/api/company/education/visits/:visitId/withdraw',
    summary: { ko: '방문교육 요청 거두기', en: 'Take a request for a visit back' },
    may: companyWriters,
    params: VisitParams,
    body: VisitWithdrawal,
    output: ok,
    handle: ({ params, body }, context) => done(withdrawVisit(context, params.visitId, body.version)),
  }),
  endpoint({
    id: 'support.listVisits',
    method: 'GET',
    path: '/api/desk/education/visits',
    summary: { ko: '우리 기관에 온 방문교육 요청', en: 'Requests for a visit to the own agency' },
    may: everyAgencyRole,
    output: VisitList,
    handle: (_input, context) => listDeskVisits(context),
  }),
  endpoint({
    id: 'support.answerVisit',
    method: 'POST',
    path: '/api/desk/education/visits/:visitId/answer',
    summary: { ko: '방문교육 요청에 답하기', en: 'Answer a request for a visit' },
    may: agencyWorkers,
    params: VisitParams,
    body: VisitAnswer,
    output: ok,
    handle: ({ params, body }, context) => done(answerVisit(context, params.visitId, body)),
  }),
  endpoint({
    id: 'support.openRun',
    method: 'POST',
    path: '/api/desk/education/runs',
    summary: { ko: '차수 열기(공개 또는 방문교육)', en: 'Open a run, public or for a visit' },
    may: agencyWorkers,
    body: NewRun,
    output: z.object({ id }),
    status: 201,
    handle: ({ body }, context) => openRunFor(context, body),
  }),
];
