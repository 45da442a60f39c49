import { Inbox, InboxQuery } from '@boru/contract/inbox';
import { everyAgencyRole } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import { endpoint } from '#platform/services';
import { showInbox } from './queries.ts';

export const routes = [
  endpoint({
    id: 'cases.showInbox',
    method: 'GET',
    path: '/api/desk/inbox',
    summary: { ko: '창구 접수함', en: "The desk's inbox" },
    may: everyAgencyRole,
    query: InboxQuery,
    output: Inbox,
    handle: ({ query }, { tx, actor, now }) => {
      if (actor.kind !== 'agency') throw new Problem('role.insufficient');
      return showInbox(tx, actor, query, now);
    },
  }),
];
