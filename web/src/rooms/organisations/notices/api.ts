import type {
  ChannelHealth,
  NoticeChoice,
  NoticeChoices,
  NoticeList,
  NoticeLog,
  ReplyAddresses,
} from '@boru/contract/notices';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';

export type Notice = NoticeList['items'][number];
export type Choice = NoticeChoices['items'][number];
export type LogRow = NoticeLog['items'][number];
export type Channel = ChannelHealth['items'][number];
export type { NoticeChoice, NoticeChoices };

const after = (cursor: string | null) => (cursor === null ? {} : { cursor });

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices', 'list'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) => api<NoticeList>('GET /api/account/notices', { query: after(pageParam), signal }),
  getNextPageParam: (page) => page.nextCursor,
});
export const noticeLogQuery = infiniteQueryOptions({
  queryKey: ['notices', 'log'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    api<NoticeLog>('GET /api/account/notices/log', { query: after(pageParam), signal }),
  getNextPageParam: (page) => page.nextCursor,
});
export const choicesQuery = queryOptions({
  queryKey: ['notices', 'choices'],
  queryFn: ({ signal }) => api<NoticeChoices>('GET /api/account/notices/choices', { signal }),
});
/** Asked by the bell on every page; a minute is soon enough for what also comes by mail. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) => api<{ unread: number }>('GET /api/account/notices/unread', { signal, asksToSignIn: false }),
  refetchInterval: 60_000,
  staleTime: 20_000,
});
export const channelsQuery = queryOptions({
  queryKey: ['administration', 'channels'],
  queryFn: ({ signal }) => api<ChannelHealth>('GET /api/administration/channels', { signal }),
});

export const repliesQuery = queryOptions({
  queryKey: ['notices', 'replies'],
  queryFn: ({ signal }) => api<ReplyAddresses>('GET /api/account/reply-addresses', { signal }),
});
export const revokeReplies = () => api<{ revoked: number }>('POST /api/account/reply-addresses/revoke');

export const readNotices = (ids: readonly string[] | null) =>
  api<unknown>('POST /api/account/notices/read', { body: { ids } });
export const saveChoices = (body: NoticeChoice) => api<unknown>('PUT /api/account/notices/choices', { body });
