import { id, ok } from '@boru/contract/fields';
import {
  SurveyAnswer,
  SurveyDraft,
  SurveyFeed,
  SurveyInput,
  SurveyList,
  SurveyLook,
  SurveySheet,
  SurveyStep,
  SurveyUpdate,
  SurveyView,
} from '@boru/contract/surveys';
import { z } from 'zod';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import {
  answerSurvey,
  beginSurvey,
  changeSurvey,
  feedIndicator,
  keepDraft,
  remindSurvey,
  writeSurvey,
} from './commands.ts';
import { listSurveys, lookAtSheet, showSurvey } from './queries.ts';

const params = z.strictObject({ id });
const base = '/api/governance/surveys';
const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

const leading = [
  endpoint({
    id: 'governance.listSurveys',
    method: 'GET',
    path: base,
    summary: { ko: '실태조사 목록', en: 'Surveys' },
    may: everyAgencyRole,
    output: SurveyList,
    handle: (_, context) => listSurveys(context),
  }),
  endpoint({
    id: 'governance.showSurvey',
    method: 'GET',
    path: `${base}/:id`,
    summary: { ko: '실태조사 하나: 표본, 응답률, 결과', en: 'One survey: sample, response, results' },
    may: everyAgencyRole,
    params,
    output: SurveyView,
    handle: (input, context) => showSurvey(context, input.params.id),
  }),
  endpoint({
    id: 'governance.writeSurvey',
    method: 'POST',
    path: base,
    summary: { ko: '실태조사 짜기', en: 'Write a survey' },
    may: ['secretariat'],
    body: SurveyInput,
    output: z.object({ id }),
    status: 201,
    handle: (input, context) => writeSurvey(context, input.body),
  }),
  endpoint({
    id: 'governance.changeSurvey',
    method: 'PUT',
    path: `${base}/:id`,
    summary: { ko: '실태조사 고치기', en: 'Change a survey' },
    may: ['secretariat'],
    params,
    body: SurveyUpdate,
    output: ok,
    handle: (input, context) => done(changeSurvey(context, input.params.id, input.body)),
  }),
  endpoint({
    id: 'governance.beginSurvey',
    method: 'POST',
    path: `${base}/:id/beginning`,
    summary: { ko: '표본을 뽑고 조사 시작하기', en: 'Draw the sample and begin' },
    may: ['secretariat'],
    params,
    body: SurveyStep,
    output: ok,
    handle: (input, context) => done(beginSurvey(context, input.params.id, input.body.version)),
  }),
  endpoint({
    id: 'governance.remindSurvey',
    method: 'POST',
    path: `${base}/:id/reminder`,
    summary: { ko: '응답하지 않은 기업에 다시 알리기', en: 'Remind those who have not answered' },
    may: ['secretariat'],
    params,
    body: SurveyStep,
    output: ok,
    handle: (input, context) => done(remindSurvey(context, input.params.id, input.body.version)),
  }),
  endpoint({
    id: 'governance.feedIndicator',
    method: 'POST',
    path: `${base}/:id/feeding`,
    summary: { ko: '조사 결과를 계획의 지표에 넣기', en: 'Put a result into an indicator' },
    may: ['secretariat'],
    params,
    body: SurveyFeed,
    output: ok,
    handle: (input, context) => done(feedIndicator(context, input.params.id, input.body)),
  }),
];

const byLink = [
  endpoint({
    id: 'governance.lookAtSurvey',
    method: 'POST',
    path: '/api/survey/look',
    summary: { ko: '링크로 조사 보기', en: 'Look at a survey by its link' },
    may: ['anyone'],
    body: SurveyLook,
    output: SurveySheet,
    runAs: 'system',
    perMinute: 60,
    handle: ({ body }, context) => lookAtSheet(context, body.token),
  }),
  endpoint({
    id: 'governance.keepSurveyDraft',
    method: 'PUT',
    path: '/api/survey/draft',
    summary: { ko: '쓰던 응답 남기기', en: 'Keep an answer that is being written' },
    may: ['anyone'],
    body: SurveyDraft,
    output: ok,
    runAs: 'system',
    perMinute: 120,
    handle: ({ body }, context) => done(keepDraft(context, body.token, body.choices)),
  }),
  endpoint({
    id: 'governance.answerSurvey',
    method: 'POST',
    path: '/api/survey/answer',
    summary: { ko: '링크로 응답 내기', en: 'Answer a survey by its link' },
    may: ['anyone'],
    body: SurveyAnswer,
    output: ok,
    runAs: 'system',
    perMinute: 30,
    handle: ({ body }, context) => done(answerSurvey(context, body)),
  }),
];

export const routes = [...leading, ...byLink];
