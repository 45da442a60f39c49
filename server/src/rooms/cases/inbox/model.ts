import type { InboxView } from '@boru/contract/case-lists';
import { addDays, civilOf, instantOf } from '@boru/contract/civil';

/** Order and place of a page: by due date (what has none comes last), then by identifier. `key` is PostgreSQL's own text of the instant. */
export type Cursor = { key: string; id: string };

const shape = /^(-?infinity|\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?\+\d{2})~([0-9a-f-]{36})$/;

export const readCursor = (text: string | undefined): Cursor | null => {
  const match = shape.exec(text ?? '');
  return match?.[1] && match[2] ? { key: match[1], id: match[2] } : null;
};
export const writeCursor = ({ key, id }: Cursor): string => `${key}~${id}`;

/** 오늘 기한: due by the end of this day in Seoul and not over yet. A period of days is over exactly at midnight, so the end belongs to it. */
export const todayOf = (now: Date): { now: Date; endOfToday: Date } => ({
  now,
  endOfToday: new Date(instantOf(addDays(civilOf(now.getTime()), 1))),
});

export type Counts = Readonly<Record<InboxView, number>>;
