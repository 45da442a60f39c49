import { SpokenReferralConsent } from '@boru/contract/calls';
import {
  CaseDone,
  CaseParams,
  NewReferral,
  ReferralConsent,
  ReferralOptions,
  ReferralParams,
  ReferralPreview,
  ReferralReturn,
  Step,
  Withdrawal,
} from '@boru/contract/cases';
import { civilOf } from '@boru/contract/civil';
import { ok } from '@boru/contract/fields';
import { Stubs } from '@boru/contract/stubs';
import { agencyWorkers, companySigners, everyAgencyRole, everyCompanyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { agencyNames } from '#rooms/organisations';
import {
  acceptReferral,
  cancelReferral,
  consentToReferral,
  recordReferralConsent,
  refer,
  refuseReferral,
  returnReferral,
} from './commands.ts';
import { listStubs, referralOptions, referralPreview } from './queries.ts';

const done = (version: number) => ({ ok: true as const, version });

const deskRoutes = [
  endpoint({
    id: 'cases.listStubs',
    method: 'GET',
    path: '/api/desk/stubs',
    summary: {
      ko: '받을지 정할 이관(주제, 지역, 기한만)',
      en: 'Referrals to decide on: topic, territory and deadline only',
    },
    may: everyAgencyRole,
    output: Stubs,
    handle: (_input, context) => listStubs(context),
  }),
  endpoint({
    id: 'cases.listReferralOptions',
    method: 'GET',
    path: '/api/cases/:id/referral-options',
    summary: { ko: '이관할 수 있는 기관과 항목', en: 'Where this case may be referred to, and with what' },
    may: agencyWorkers,
    params: CaseParams,
    output: ReferralOptions,
    handle: ({ params }, { tx, services, actor, now }) => referralOptions(tx, services, actor, params.id, now),
  }),
  endpoint({
    id: 'cases.refer',
    method: 'POST',
    path: '/api/cases/:id/referrals',
    summary: { ko: '다른 기관으로 이관 요청', en: 'Refer to another agency' },
    may: agencyWorkers,
    params: CaseParams,
    body: NewReferral,
    output: CaseDone,
    status: 201,
    undoable: {
      says: { ko: '다른 기관에 이관을 요청합니다', en: 'The referral will be sent' },
      said: { ko: '다른 기관에 이관을 요청했습니다', en: 'The referral was sent' },
      about: ({ params }) => [params.id],
    },
    handle: async ({ params, body }, context) => done(await refer(context, params.id, body)),
  }),
  endpoint({
    id: 'cases.recordReferralConsent',
    method: 'POST',
    path: '/api/cases/:id/referrals/:referralId/spoken-consent',
    summary: { ko: '전화로 한 이관 동의 적기(계정이 없는 기업)', en: 'Record a spoken consent to a referral' },
    may: agencyWorkers,
    params: ReferralParams,
    body: SpokenReferralConsent,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await recordReferralConsent(context, params, body)),
  }),
  endpoint({
    id: 'cases.acceptReferral',
    method: 'POST',
    path: '/api/cases/:id/referrals/:referralId/accept',
    summary: { ko: '이관 수락', en: 'Accept a referral' },
    may: agencyWorkers,
    params: ReferralParams,
    body: Step,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await acceptReferral(context, params, body)),
  }),
  endpoint({
    id: 'cases.returnReferral',
    method: 'POST',
    path: '/api/cases/:id/referrals/:referralId/return',
    summary: { ko: '사유를 적어 이관 반송', en: 'Return a referral with a reason' },
    may: agencyWorkers,
    params: ReferralParams,
    body: ReferralReturn,
    output: ok,
    undoable: {
      says: { ko: '이관을 반송합니다', en: 'The referral will be returned' },
      said: { ko: '이관을 반송했습니다', en: 'The referral was returned' },
      about: ({ params }) => [params.id],
    },
    handle: async ({ params, body }, context) => {
      await returnReferral(context, params, body);
      return { ok: true as const };
    },
  }),
  endpoint({
    id: 'cases.cancelReferral',
    method: 'POST',
    path: '/api/cases/:id/referrals/:referralId/cancel',
    summary: { ko: '보낸 이관 거두기', en: 'Cancel a referral you sent' },
    may: agencyWorkers,
    params: ReferralParams,
    body: Step,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await cancelReferral(context, params, body)),
  }),
];

const companyRoutes = [
  endpoint({
    id: 'cases.previewReferral',
    method: 'GET',
    path: '/api/cases/:id/referrals/:referralId',
    summary: { ko: '동의 전에 보는 이관 내용', en: 'A referral before the company consents' },
    // The desk reads the same words out to a caller.
    may: [...everyCompanyRole, ...agencyWorkers],
    params: ReferralParams,
    output: ReferralPreview,
    handle: async ({ params }, { tx, services, actor, now }) =>
      referralPreview(tx, services, actor, params, await agencyNames(tx, civilOf(now.getTime())), now),
  }),
  endpoint({
    id: 'cases.consentToReferral',
    method: 'POST',
    path: '/api/cases/:id/referrals/:referralId/consent',
    summary: { ko: '이관에 동의', en: 'Consent to a referral' },
    may: companySigners,
    params: ReferralParams,
    body: ReferralConsent,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await consentToReferral(context, params, body)),
  }),
  endpoint({
    id: 'cases.refuseReferral',
    method: 'POST',
    path: '/api/cases/:id/referrals/:referralId/refuse',
    summary: { ko: '이관에 동의하지 않음', en: 'Decline a referral' },
    may: companySigners,
    params: ReferralParams,
    body: Withdrawal,
    output: CaseDone,
    handle: async ({ params, body }, context) => done(await refuseReferral(context, params, body)),
  }),
];

export const routes = [...deskRoutes, ...companyRoutes];
