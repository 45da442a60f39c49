import { RunParams } from '@boru/contract/education';
import {
  AttendeeParams,
  DeskRun,
  Enrolled,
  Enrolment,
  GivingBack,
  OfferAnswer,
  OfferByLink,
  OfferLook,
  OfferParams,
  OfferView,
  SeatCancelling,
} from '@boru/contract/education-seats';
import { ok } from '@boru/contract/fields';
import { agencyWorkers, companyWriters, everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { answerByLink, answerOffer, enrol, giveBack, withdrawSeat } from './commands.ts';
import { lookAtOffer, showDeskRun } from './queries.ts';

const done = async (deed: Promise<void>) => {
  await deed;
  return { ok: true as const };
};

const ofCompany = [
  endpoint({
    id: 'support.enrol',
    method: 'POST',
    path: '/api/education/runs/:runId/attendees',
    summary: { ko: '여러 사람 신청하기', en: 'Enrol several people' },
    may: companyWriters,
    params: RunParams,
    body: Enrolment,
    output: Enrolled,
    status: 201,
    handle: ({ params, body }, context) => enrol(context, params.runId, body),
  }),
  endpoint({
    id: 'support.giveSeatBack',
    method: 'POST',
    path: '/api/education/attendees/:attendeeId/give-back',
    summary: { ko: '수강 취소하기', en: 'Give a seat back' },
    may: companyWriters,
    params: AttendeeParams,
    body: GivingBack,
    output: ok,
    handle: ({ params, body }, context) => done(giveBack(context, params.attendeeId, body.version)),
  }),
  endpoint({
    id: 'support.answerSeatOffer',
    method: 'POST',
    path: '/api/education/offers/:offerId/answer',
    summary: { ko: '제안된 자리에 답하기', en: 'Answer an offered seat' },
    may: companyWriters,
    params: OfferParams,
    body: OfferAnswer,
    output: ok,
    handle: ({ params, body }, context) => done(answerOffer(context, params.offerId, body.answer)),
  }),
];

const ofDesk = [
  endpoint({
    id: 'support.showDeskRun',
    method: 'GET',
    path: '/api/desk/education/runs/:runId',
    summary: { ko: '우리 기관의 차수와 신청한 사람', en: 'A run of the own agency and who comes' },
    may: everyAgencyRole,
    params: RunParams,
    output: DeskRun,
    handle: ({ params }, context) => showDeskRun(context, params.runId),
  }),
  endpoint({
    id: 'support.withdrawSeat',
    method: 'POST',
    path: '/api/desk/education/attendees/:attendeeId/withdraw',
    summary: { ko: '기관이 자리를 거두기(까닭과 함께)', en: 'Take a seat back, with a reason' },
    may: agencyWorkers,
    params: AttendeeParams,
    body: SeatCancelling,
    output: ok,
    handle: ({ params, body }, context) => done(withdrawSeat(context, params.attendeeId, body)),
  }),
];

/** For whoever holds the link of a letter. The secret travels in the body: addresses stand in logs and histories. */
const byLink = [
  endpoint({
    id: 'support.lookAtSeatOffer',
    method: 'POST',
    path: '/api/education/offer/look',
    summary: { ko: '링크로 제안 보기', en: 'Look at an offer by its link' },
    may: ['anyone'],
    body: OfferLook,
    output: OfferView,
    runAs: 'system',
    perMinute: 30,
    handle: ({ body }, context) => lookAtOffer(context, body.token),
  }),
  endpoint({
    id: 'support.answerSeatOfferByLink',
    method: 'POST',
    path: '/api/education/offer/answer',
    summary: { ko: '링크로 제안에 답하기', en: 'Answer an offer by its link' },
    may: ['anyone'],
    body: OfferByLink,
    output: OfferView,
    runAs: 'system',
    perMinute: 30,
    handle: async ({ body }, context) => {
      await answerByLink(context, body.token, body.answer);
      return lookAtOffer(context, body.token);
    },
  }),
];

export const routes = [...ofCompany, ...ofDesk, ...byLink];
