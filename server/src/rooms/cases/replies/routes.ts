import { ReferralReply } from '@boru/contract/case-steps';
import { ReferralParams } from '@boru/contract/cases';
import { ok } from '@boru/contract/fields';
import { agencyWorkers } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { replyToReferral } from './commands.ts';

export const routes = [
  endpoint({
    id: 'cases.replyToReferral',
    method: 'POST',
    path: '/api/cases/:id/referrals/:referralId/reply',
    summary: { ko: '이관에 회신(수신 확인, 거절, 협조 회신, 회신 미루기)', en: 'Reply to a referral' },
    may: agencyWorkers,
    params: ReferralParams,
    body: ReferralReply,
    output: ok,
    undoable: {
      says: { ko: '이관에 회신하고 우리 열람을 끝냅니다', en: 'The reply will be sent and our sight ends' },
      said: { ko: '이관에 회신했습니다', en: 'The reply was sent' },
      about: ({ params }) => [params.id],
      // Receipt is confirmed by the clock, and a later day asked for moves one: neither waits.
      when: ({ body }) => body.answer === 'decline' || body.answer === 'answer',
    },
    handle: async ({ params, body }, context) => {
      await replyToReferral(context, params, body);
      return { ok: true as const };
    },
  }),
];
