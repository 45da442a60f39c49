import {
  levelOf,
  type NoticeChoices,
  type NoticeReader,
  noticeEvents,
  noticeRule,
  offered,
} from '@boru/contract/notices';
import type { Actor } from '#kernel/actor';
import type { Tx } from '#platform/database/index';
import {
  type Cursor,
  countChannels,
  countUnread,
  selectChoices,
  selectHabit,
  selectLog,
  selectNotices,
} from '#platform/notices/index';
import { countReplyAddresses } from '#platform/replies/index';
import type { Services } from '#platform/services';
import { personOf } from '../accounts/index.ts';

const pageSize = 30;
const countedTo = 100;
const day = 86_400_000;

const readCursor = (text: string | undefined): Cursor => {
  const match = /^(\d{13})\.([0-9a-f-]{36})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
};
export const listNotices = async (tx: Tx, actor: Actor, cursor: string | undefined) => {
  const personId = personOf(actor);
  const rows = await selectNotices(tx, personId, readCursor(cursor), pageSize + 1);
  const items = rows.slice(0, pageSize).map(({ createdAt, readAt, ...row }) => ({
    ...row,
    at: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }));
  const last = rows[pageSize - 1];
  return {
    items,
    unread: await countUnread(tx, personId, countedTo),
    nextCursor: rows.length > pageSize && last ? `${last.createdAt.getTime()}.${last.id}` : null,
  };
};

export const unreadNotices = async (tx: Tx, actor: Actor) => ({
  unread: await countUnread(tx, personOf(actor), countedTo),
});

/** Whom the catalogue calls by these names; who is a member of nothing yet is still told what concerns the account. */
const readersOf = (actor: Actor): readonly NoticeReader[] => {
  if (actor.kind === 'company') return ['everyone', 'company'];
  if (actor.kind === 'expert') return ['everyone', 'expert'];
  if (actor.kind !== 'agency') return ['everyone'];
  return actor.secretariat ? ['everyone', 'agency', 'secretariat'] : ['everyone', 'agency'];
};

export const showChoices = async (tx: Tx, actor: Actor): Promise<NoticeChoices> => {
  const personId = personOf(actor);
  const chosen = await selectChoices(tx, personId);
  const { quiet, digestMinute } = await selectHabit(tx, personId);
  const readers = readersOf(actor);
  const items = noticeEvents
    .map((event) => ({ event, rule: noticeRule(event) }))
    .filter(({ rule }) => rule.for.some((reader) => readers.includes(reader)))
    .map(({ event, rule: { usual, alarm, why } }) => ({
      event,
      level: levelOf(event, chosen.get(event) ?? null),
      usual,
      offered: offered(event),
      alarm,
      why,
    }));
  return { items, quiet, digestMinute };
};

export const showLog = async (tx: Tx, actor: Actor, cursor: string | undefined) => {
  const rows = await selectLog(tx, personOf(actor), readCursor(cursor), pageSize + 1);
  const last = rows[pageSize - 1];
  return {
    items: rows.slice(0, pageSize).map(({ at, settledAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
    })),
    nextCursor: rows.length > pageSize && last ? `${last.at.getTime()}.${last.id}` : null,
  };
};

const healthDays = 7;

/** Counts per way and result; no person, no event. */
export const channelHealth = async (tx: Tx, now: Date) => ({
  days: healthDays,
  items: (await countChannels(tx, new Date(now.getTime() - healthDays * day))).map(({ lastAt, ...row }) => ({
    ...row,
    lastAt: lastAt.toISOString(),
  })),
});

type Asking = { tx: Tx; actor: Actor; now: Date; services: Services };
export const replyAddresses = async ({ tx, actor, now, services }: Asking) => ({
  isOpen: services.config.replies !== undefined,
  live: await countReplyAddresses(tx, personOf(actor), now),
});
