import { GrantCallPath } from '@boru/contract/grants';
import { Rehearsal, RehearsalWish } from '@boru/contract/rehearsal';
import { everyAgencyRole } from '#kernel/actor';
import { endpoint } from '#platform/services';
import { rehearseCall } from './queries.ts';

export const routes = [
  endpoint({
    id: 'support.rehearseGrantCall',
    method: 'POST',
    path: '/api/desk/grant-calls/:id/rehearse',
    summary: {
      ko: '가상의 기업으로 공모 연습하기(아무것도 남지 않음)',
      en: 'Rehearse a call on invented companies; nothing is kept',
    },
    may: everyAgencyRole,
    params: GrantCallPath,
    body: RehearsalWish,
    output: Rehearsal,
    perMinute: 20,
    handle: ({ params, body }, context) => rehearseCall(context, params.id, body),
  }),
];
