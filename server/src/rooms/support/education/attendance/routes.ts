import {
  CorrectionDecision,
  CorrectionParams,
  DeskSession,
  MarkOutcomes,
  Marks,
  NewCorrection,
  SessionCode,
  SessionParams,
  TicketAddress,
  TicketCode,
  TicketLook,
  TicketSurvey,
  TicketTest,
  TicketView,
} from '@boru/contract/education-attendance';
import { AttendeeParams } from '@boru/contract/education-seats';
import { ok } from '@boru/contract/fields';
import { agencyWorkers, companyWriters, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import {
  answerSurvey,
  attend,
  decideCorrection,
  makeTicket,
  mark,
  proposeCorrection,
  showCode,
  takeTest,
} from './commands.ts';
import { lookAtTicket, showDeskSession } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

const ofDesk = [
  endpoint({
    id: 'support.showDeskSession',
    method: 'GET',
    path: '/api/desk/education/sessions/:sessionId',
    summary: { ko: '차시의 출석부', en: 'The list of a session' },
    may: everyAgencyRole,
    params: SessionParams,
    output: DeskSession,
    handle: ({ params }, context) => showDeskSession(context, params.sessionId),
  }),
  endpoint({
    id: 'support.showSessionCode',
    method: 'POST',
    path: '/api/desk/education/sessions/:sessionId/code',
    summary: { ko: '지금의 출석 번호', en: 'The code of this minute' },
    may: agencyWorkers,
    params: SessionParams,
    output: SessionCode,
    handle: ({ params }, context) => showCode(context, params.sessionId),
  }),
  endpoint({
    id: 'support.markAttendance',
    method: 'POST',
    path: '/api/desk/education/sessions/:sessionId/marks',
    summary: { ko: '출석 적기(나중에 보낸 것도)', en: 'Mark attendance, also what was kept for later' },
    may: agencyWorkers,
    params: SessionParams,
    body: Marks,
    output: MarkOutcomes,
    handle: ({ params, body }, context) => mark(context, params.sessionId, body),
  }),
  endpoint({
    id: 'support.proposeCorrection',
    method: 'POST',
    path: '/api/desk/education/sessions/:sessionId/corrections',
    summary: { ko: '출석 정정 제안하기', en: 'Propose a correction' },
    may: agencyWorkers,
    params: SessionParams,
    body: NewCorrection,
    output: ok,
    handle: ({ params, body }, context) => done(proposeCorrection(context, params.sessionId, body)),
  }),
  endpoint({
    id: 'support.decideCorrection',
    method: 'POST',
    path: '/api/desk/education/corrections/:correctionId/decide',
    summary: { ko: '다른 사람의 정정 승인하거나 거절하기', en: "Decide a colleague's correction" },
    may: agencyWorkers,
    params: CorrectionParams,
    body: CorrectionDecision,
    output: ok,
    handle: ({ params, body }, context) => done(decideCorrection(context, params.correctionId, body.grant)),
  }),
  endpoint({
    id: 'support.makeTicket',
    method: 'POST',
    path: '/api/education/attendees/:attendeeId/ticket',
    summary: { ko: '한 사람의 출석 링크 만들기', en: "Make a person's link" },
    may: companyWriters,
    params: AttendeeParams,
    output: TicketAddress,
    status: 201,
    perMinute: 60,
    handle: ({ params }, context) => makeTicket(context, params.attendeeId),
  }),
];

const byLink = { may: ['anyone'] as const, runAs: 'system' as const, perMinute: 30, method: 'POST' as const };
const ofPerson = [
  endpoint({
    ...byLink,
    id: 'support.lookAtTicket',
    path: '/api/education/ticket/look',
    summary: { ko: '내 교육 보기(링크)', en: 'My course, by link' },
    body: TicketLook,
    output: TicketView,
    handle: ({ body }, context) => lookAtTicket(context, body.token),
  }),
  endpoint({
    ...byLink,
    id: 'support.attend',
    path: '/api/education/ticket/attend',
    summary: { ko: '출석 번호로 출석하기(링크)', en: 'Attend with the code, by link' },
    body: TicketCode,
    output: TicketView,
    handle: async ({ body }, context) =>
      (await attend(context, body.token, body.code)) ?? lookAtTicket(context, body.token),
  }),
  endpoint({
    ...byLink,
    id: 'support.takeTest',
    path: '/api/education/ticket/test',
    summary: { ko: '시험 보기(링크)', en: 'Take the test, by link' },
    body: TicketTest,
    output: TicketView,
    handle: async ({ body }, context) => {
      await takeTest(context, body);
      return lookAtTicket(context, body.token);
    },
  }),
  endpoint({
    ...byLink,
    id: 'support.answerSurvey',
    path: '/api/education/ticket/survey',
    summary: { ko: '설문에 답하기(이름 없이)', en: 'Answer the survey, without a name' },
    body: TicketSurvey,
    output: TicketView,
    handle: async ({ body }, context) => {
      await answerSurvey(context, body);
      return lookAtTicket(context, body.token);
    },
  }),
];

export const routes = [...ofDesk, ...ofPerson];
