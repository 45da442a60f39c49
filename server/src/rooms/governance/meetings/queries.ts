import { civilOf } from '@boru/contract/civil';
import type { MeetingView } from '@boru/contract/council';
import { Problem } from '#kernel/problem';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { listAgencies } from '#rooms/organisations';
import { type Action, actionsShown, carriedInto, selectActions } from '../actions/index.ts';
import { governs, memberOf } from '../commitments/index.ts';
import { isServing, namesOn, type Seat, selectBody, selectSeats } from '../council/index.ts';
import { type Item, type Meeting, mayOfItem, mayOfMeeting, noticeOf, type Reader } from './model.ts';
import {
  previousEnd,
  type Recusal,
  selectItems,
  selectMeeting,
  selectPresent,
  selectRecusals,
  selectVotes,
} from './store.ts';

type Asking = Context<Services>;
export type Whole = {
  meeting: Meeting;
  body: { id: string; name: string; quorum: 'majority' | 'twoThirds' };
  seats: Seat[];
  present: Set<string>;
  items: Item[];
  recusals: Recusal[];
  actions: Action[];
  carried: Action[];
};

/** A meeting with everything that its reader may read of it. */
export const wholeMeeting = async ({ tx }: Pick<Asking, 'tx'>, id: string): Promise<Whole> => {
  const meeting = await selectMeeting(tx, id);
  const body = meeting && (await selectBody(tx, meeting.bodyId));
  if (!meeting || !body) throw new Problem('thing.not_found');
  const day = civilOf(meeting.heldAt.getTime());
  const items = await selectItems(tx, id);
  const actions = await selectActions(tx, meeting.bodyId);
  return {
    meeting,
    body,
    items,
    seats: (await selectSeats(tx, [meeting.bodyId])).filter((seat) => isServing(seat, day)),
    present: await selectPresent(tx, id),
    recusals: await selectRecusals(
      tx,
      items.map((item) => item.id),
    ),
    actions: actions.filter(({ meetingId }) => meetingId === id),
    carried: carriedInto(actions, meeting.number, await previousEnd(tx, meeting.bodyId, meeting.number)),
  };
};

type Vote = Awaited<ReturnType<typeof selectVotes>>[number];
const itemShown = (
  { meeting, seats, recusals }: Whole,
  { meetingId: _of, ...item }: Item,
  reader: Reader,
  votes: readonly Vote[],
): Sent<MeetingView['items'][number]> => {
  const own = recusals.filter(({ itemId }) => itemId === item.id);
  return {
    ...item,
    recusals: own.map(({ seatId, reason }) => ({
      seatId,
      reason,
      name: seats.find((seat) => seat.id === seatId)?.personName ?? '',
    })),
    ownChoice: votes.find(({ itemId }) => itemId === item.id)?.choice ?? null,
    may: mayOfItem(meeting, item, { ...reader, isRecused: own.some(({ seatId }) => seatId === reader.seatId) }),
  };
};

export const showMeeting = async (context: Asking, id: string): Promise<Sent<MeetingView>> => {
  const { tx, now, actor, services } = context;
  const { personId, agencyId } = memberOf(actor);
  const whole = await wholeMeeting(context, id);
  const { meeting, body, seats, present } = whole;
  const today = civilOf(now.getTime());
  const isOwn = (seat: Seat) => seat.personId === personId && seat.agencyId === agencyId;
  const own = seats.find(isOwn);
  const reader = {
    governs: governs(actor),
    seatId: own?.id ?? null,
    votes: own !== undefined && own.part !== 'observer',
    isPresent: own !== undefined && present.has(own.id),
  };
  const votes = await selectVotes(
    tx,
    whole.items.map((item) => item.id),
  );
  const nameOf = await namesOn(tx, [today, civilOf(meeting.heldAt.getTime())].sort()[0] ?? today);
  const notice = noticeOf(services.pack, meeting.heldAt);
  const about = { nameOf, today, actor };
  return {
    ...{ id, number: meeting.number, form: meeting.form, heldAt: meeting.heldAt.toISOString(), place: meeting.place },
    ...{ state: meeting.state, version: meeting.version, today, bodyId: body.id, body: body.name, quorum: body.quorum },
    ...{ noticeOn: notice.on, noticeVerified: notice.verified },
    isLateNotice: meeting.calledAt === null && today > notice.on,
    calledAt: meeting.calledAt?.toISOString() ?? null,
    urgentReason: meeting.urgentReason,
    closedAt: meeting.closedAt?.toISOString() ?? null,
    closedBy: meeting.closedByName,
    seats: seats.map((seat) => ({
      ...seat,
      name: seat.personName,
      agency: nameOf(seat.agencyId),
      isPresent: present.has(seat.id),
      isOwn: isOwn(seat),
    })),
    items: whole.items.map((item) => itemShown(whole, item, reader, votes)),
    carried: actionsShown(whole.carried, about),
    actions: actionsShown(whole.actions, about),
    agencies: (await listAgencies(tx, today)).map(({ id: agency, name }) => ({ agencyId: agency, name })),
    may: mayOfMeeting(meeting, whole.items, reader),
  };
};
