import { ok } from '@boru/contract/fields';
import {
  ChannelHealth,
  NoticeChoice,
  NoticeChoices,
  NoticeCount,
  NoticeList,
  NoticeLog,
  NoticeQuery,
  NoticesRead,
  RepliesRevoked,
  ReplyAddresses,
} from '@boru/contract/notices';
import { endpoint } from '#platform/services';
import { chooseNotices, readNotices, revokeReplies } from './commands.ts';
import { channelHealth, listNotices, replyAddresses, showChoices, showLog, unreadNotices } from './queries.ts';

const may = ['signedIn'] as const;
const done = { ok: true as const };

export const routes = [
  endpoint({
    id: 'organisations.listNotices',
    method: 'GET',
    path: '/api/account/notices',
    summary: { ko: '내게 온 알림', en: 'What I was told' },
    may,
    query: NoticeQuery,
    output: NoticeList,
    handle: ({ query }, { tx, actor }) => listNotices(tx, actor, query.cursor),
  }),
  endpoint({
    id: 'organisations.countNotices',
    method: 'GET',
    path: '/api/account/notices/unread',
    summary: { ko: '읽지 않은 알림 수', en: 'How many notices are unread' },
    may,
    output: NoticeCount,
    handle: (_input, { tx, actor }) => unreadNotices(tx, actor),
  }),
  endpoint({
    id: 'organisations.readNotices',
    method: 'POST',
    path: '/api/account/notices/read',
    summary: { ko: '알림 읽음으로 표시', en: 'Mark notices as read' },
    may,
    body: NoticesRead,
    output: ok,
    handle: async ({ body }, context) => {
      await readNotices(context, body.ids);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.showNoticeChoices',
    method: 'GET',
    path: '/api/account/notices/choices',
    summary: { ko: '알림을 받는 방법', en: 'How I am told' },
    may,
    output: NoticeChoices,
    handle: (_input, { tx, actor }) => showChoices(tx, actor),
  }),
  endpoint({
    id: 'organisations.chooseNotices',
    method: 'PUT',
    path: '/api/account/notices/choices',
    summary: { ko: '알림을 받는 방법 고르기', en: 'Choose how I am told' },
    may,
    body: NoticeChoice,
    output: ok,
    handle: async ({ body }, context) => {
      await chooseNotices(context, body);
      return done;
    },
  }),
  endpoint({
    id: 'organisations.showNoticeLog',
    method: 'GET',
    path: '/api/account/notices/log',
    summary: { ko: '내게 보낸 기록', en: 'What was sent to me' },
    may,
    query: NoticeQuery,
    output: NoticeLog,
    handle: ({ query }, { tx, actor }) => showLog(tx, actor, query.cursor),
  }),
  endpoint({
    id: 'organisations.showReplyAddresses',
    method: 'GET',
    path: '/api/account/reply-addresses',
    summary: { ko: '메일로 답할 수 있는 주소의 수', en: 'How many addresses take my answers by mail' },
    may,
    output: ReplyAddresses,
    handle: (_input, context) => replyAddresses(context),
  }),
  endpoint({
    id: 'organisations.revokeReplyAddresses',
    method: 'POST',
    path: '/api/account/reply-addresses/revoke',
    summary: { ko: '메일로 답하는 주소 모두 거두기', en: 'Withdraw every address that takes my answers by mail' },
    may,
    output: RepliesRevoked,
    handle: (_input, context) => revokeReplies(context),
  }),
  endpoint({
    id: 'organisations.showChannelHealth',
    method: 'GET',
    path: '/api/administration/channels',
    summary: { ko: '알림을 보내는 길의 상태', en: 'How the channels of notices fare' },
    may: ['administrator'],
    runAs: 'system',
    output: ChannelHealth,
    handle: (_input, { tx, now }) => channelHealth(tx, now),
  }),
];
