import type { Actor } from '#kernel/actor';
import { hashToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { icalOf } from '#platform/documents/index';
import { belongingsOf } from '#rooms/organisations';
import { eventOf } from './model.ts';
import { selectFeed, selectMeetings, selectPersonOfFeed } from './store.ts';

const day = 86_400_000;

export const showFeed = async (tx: Tx, actor: Actor): Promise<{ madeAt: string | null }> => {
  if (!('personId' in actor)) throw new Problem('sign_in.required');
  return { madeAt: (await selectFeed(tx, actor.personId))?.madeAt.toISOString() ?? null };
};

/** The calendar behind an address: a month back, so that what was cancelled disappears there too, and half a year ahead. */
export const readCalendar = async (tx: Tx, token: string, origin: string, now: Date): Promise<Buffer> => {
  const personId = await selectPersonOfFeed(tx, hashToken(token));
  if (personId === null) throw new Problem('thing.not_found');
  const whose = { personId, ...(await belongingsOf(tx, personId)) };
  const span = { from: new Date(now.getTime() - 30 * day), to: new Date(now.getTime() + 184 * day) };
  const meetings = await selectMeetings(tx, whose, span);
  return icalOf(
    '보루 상담 예약',
    meetings.map((meeting) => eventOf(meeting, origin)),
  );
};
