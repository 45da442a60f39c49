import { civilOf } from '@boru/contract/civil';
import type { ActionInput, AgendaInput, MeetingInput } from '@boru/contract/council';
import type { CouncilEvent } from '@boru/contract/events';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import { notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { listAgencies, mailAddresses } from '#rooms/organisations';
import { insertAction } from '../actions/index.ts';
import { authorOf, leaveTrace, memberOf } from '../commitments/index.ts';
import { isServing, lockBody, requireGoverning, type Seat, selectSeats } from '../council/index.ts';
import {
  type Item,
  type Meeting,
  noticeOf,
  requireAhead,
  requireAnswered,
  requireItem,
  requireNotice,
  requireReaders,
  requireResolution,
  requireState,
} from './model.ts';
import {
  askAll,
  highestNumber,
  insertItem,
  insertMeeting,
  insertRecusal,
  lockMeeting,
  saveItem,
  saveMeeting,
  saveVote,
  selectItem,
  selectItems,
  selectMeeting,
  selectPresent,
  selectRecusals,
  unanswered,
  writePresent,
} from './store.ts';

type Doing = Context<Services>;
const dayOf = ({ heldAt }: Pick<Meeting, 'heldAt'>): string => civilOf(heldAt.getTime());
const tell = ({ tx, services }: Doing, told: CouncilEvent) => services.enqueue(tx, 'council.step', told);

export const planMeeting = async (doing: Doing, bodyId: string, wish: MeetingInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  if (!(await lockBody(tx, bodyId))) throw new Problem('thing.not_found');
  const heldAt = new Date(wish.heldAt);
  requireAhead(heldAt, now);
  const id = newId(now.getTime());
  const number = (await highestNumber(tx, bodyId)) + 1;
  const { form, place } = wish;
  await insertMeeting(tx, { id, bodyId, number, form, place, heldAt, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'meeting.planned', { number, form });
  return { id };
};

export const moveMeeting = async (
  doing: Doing,
  id: string,
  { version, heldAt, place }: { version: number; heldAt: string; place: string | null },
): Promise<void> => {
  requireGoverning(doing.actor);
  const meeting = requireState(await lockMeeting(doing.tx, id), ['planned'], version);
  if ((place === null) !== (meeting.place === null)) throw new Problem('council.not_now');
  requireAhead(new Date(heldAt), doing.now);
  await saveMeeting(doing.tx, meeting, { heldAt: new Date(heldAt), place });
  await leaveTrace(doing, id, 'meeting.moved', { heldAt });
};

const readersOf = async ({ tx, now }: Doing, wish: AgendaInput): Promise<void> => {
  const agencies = await listAgencies(tx, civilOf(now.getTime()));
  requireReaders(
    wish.readers,
    agencies.filter(({ kind }) => kind === 'council').map(({ id }) => id),
  );
  if (wish.readers.some((reader) => !agencies.some(({ id }) => id === reader))) throw new Problem('thing.not_found');
};

export const writeItem = async (doing: Doing, meetingId: string, wish: AgendaInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  const { bodyId } = requireState(await lockMeeting(tx, meetingId), ['planned']);
  await readersOf(doing, wish);
  const id = newId(now.getTime());
  await insertItem(tx, { id, meetingId, bodyId, ...wish, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'agenda.written', { class: wish.class, readers: wish.readers });
  return { id };
};

/** The item with its meeting, which the deed holds in its hand. */
const heldItem = async ({ tx }: Doing, id: string): Promise<{ item: Item; meeting: Meeting }> => {
  const item = await selectItem(tx, id);
  const meeting = item && (await lockMeeting(tx, item.meetingId));
  if (!item || !meeting) throw new Problem('thing.not_found');
  // Read again behind the lock: what was decided meanwhile is seen.
  return { item: (await selectItem(tx, id)) ?? item, meeting };
};

export const changeItem = async (
  doing: Doing,
  id: string,
  { version, item: wish }: { version: number; item: AgendaInput },
): Promise<void> => {
  requireGoverning(doing.actor);
  const { item, meeting } = await heldItem(doing, id);
  requireState(meeting, ['planned']);
  requireItem(item, ['waiting'], version);
  await readersOf(doing, wish);
  if (!(await saveItem(doing.tx, item, wish))) throw new Problem('thing.changed');
  await leaveTrace(doing, id, 'agenda.changed', { class: wish.class, readers: wish.readers });
};

/** The notice goes to the members with a link; what is on the agenda stands in no mail. */
export const callMeeting = async (
  doing: Doing,
  id: string,
  { version, urgentReason }: { version: number; urgentReason: string | null },
): Promise<void> => {
  requireGoverning(doing.actor);
  const { tx, now, services } = doing;
  const meeting = requireState(await lockMeeting(tx, id), ['planned'], version);
  requireAhead(meeting.heldAt, now);
  if ((await selectItems(tx, id)).length === 0) throw new Problem('council.no_items');
  const notice = noticeOf(services.pack, meeting.heldAt);
  requireNotice(notice.on, civilOf(now.getTime()), urgentReason);
  const called = { calledAt: now, urgentReason };
  if (meeting.form === 'written') await saveMeeting(tx, meeting, { ...called, state: 'open', openedAt: now });
  else await saveMeeting(tx, meeting, { ...called, state: 'called' });
  if (meeting.form === 'written') await askAll(tx, id);
  await leaveTrace(doing, id, 'meeting.called', { noticeOn: notice.on, isUrgent: urgentReason !== null });
  await tell(doing, { meetingId: id, news: 'called' });
};

export const openMeeting = async (doing: Doing, id: string, version: number): Promise<void> => {
  requireGoverning(doing.actor);
  const meeting = requireState(await lockMeeting(doing.tx, id), ['called'], version);
  await saveMeeting(doing.tx, meeting, { state: 'open', openedAt: doing.now });
  await leaveTrace(doing, id, 'meeting.opened');
};

const serving = async ({ tx }: Pick<Doing, 'tx'>, meeting: Meeting): Promise<Seat[]> =>
  (await selectSeats(tx, [meeting.bodyId])).filter((seat) => isServing(seat, dayOf(meeting)));

export const notePresent = async (doing: Doing, id: string, seatIds: readonly string[]): Promise<void> => {
  requireGoverning(doing.actor);
  const meeting = requireState(await lockMeeting(doing.tx, id), ['open']);
  const seats = await serving(doing, meeting);
  if (meeting.form === 'written') throw new Problem('council.not_now');
  if (seatIds.some((one) => !seats.some((seat) => seat.id === one))) throw new Problem('thing.not_found');
  const by = { notedBy: memberOf(doing.actor).personId, notedAt: doing.now };
  await writePresent(doing.tx, id, [...new Set(seatIds)], by);
  await leaveTrace(doing, id, 'meeting.present', { present: seatIds.length });
};

export const askVote = async (doing: Doing, id: string, version: number): Promise<void> => {
  requireGoverning(doing.actor);
  const { item, meeting } = await heldItem(doing, id);
  requireState(meeting, ['open']);
  requireItem(item, ['waiting'], version);
  if (item.kind === 'report') throw new Problem('council.not_now');
  await saveItem(doing.tx, item, { state: 'voting' });
  await leaveTrace(doing, id, 'agenda.voting');
};

/** The reader's own seat in the body of that meeting. */
const ownSeat = async (doing: Doing, meeting: Meeting): Promise<Seat> => {
  const { personId, agencyId } = memberOf(doing.actor);
  const seats = await serving(doing, meeting);
  const own = seats.find((seat) => seat.personId === personId && seat.agencyId === agencyId);
  if (!own) throw new Problem('council.no_vote');
  return own;
};

export const castVote = async (doing: Doing, id: string, choice: string): Promise<void> => {
  const { tx, now } = doing;
  const item = requireItem(await selectItem(tx, id), ['voting']);
  const meeting = requireState(await selectMeeting(tx, item.meetingId), ['open']);
  const seat = await ownSeat(doing, meeting);
  const isRecused = (await selectRecusals(tx, [id])).some(({ seatId }) => seatId === seat.id);
  const isPresent = meeting.form === 'written' || (await selectPresent(tx, meeting.id)).has(seat.id);
  if (seat.part === 'observer' || isRecused || !isPresent) throw new Problem('council.no_vote');
  await saveVote(tx, { itemId: id, seatId: seat.id, choice, castAt: now });
  // That a vote was cast is traced, not which.
  await leaveTrace(doing, id, 'agenda.voted');
};

/** 제척·기피·회피: the member herself, or the secretariat where the rules say so. */
export const standBack = async (
  doing: Doing,
  id: string,
  { seatId, reason }: { seatId: string; reason: string },
): Promise<void> => {
  const { tx } = doing;
  const item = requireItem(await selectItem(tx, id), ['waiting', 'voting']);
  const meeting = requireState(await selectMeeting(tx, item.meetingId), ['called', 'open']);
  const { personId } = memberOf(doing.actor);
  const seat = (await serving(doing, meeting)).find((one) => one.id === seatId);
  if (!seat || item.kind === 'report') throw new Problem('thing.not_found');
  if (seat.personId !== personId) requireGoverning(doing.actor);
  await insertRecusal(tx, { itemId: id, seatId, reason, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'agenda.recused', { seatId });
};

export const decideItem = async (
  doing: Doing,
  id: string,
  { version, resolution }: { version: number; resolution: string | null },
): Promise<void> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  const { item, meeting } = await heldItem(doing, id);
  requireState(meeting, ['open']);
  requireItem(item, [item.kind === 'decision' ? 'voting' : 'waiting'], version);
  requireResolution(item.kind, resolution);
  if (item.kind === 'decision') requireAnswered(meeting, await unanswered(tx, id), now);
  if (!(await saveItem(tx, item, { state: 'decided', resolution }))) throw new Problem('thing.changed');
  const outcome = (await selectItem(tx, id))?.outcome ?? null;
  await leaveTrace(doing, id, 'agenda.decided', { outcome });
};

export const setAction = async (doing: Doing, itemId: string, wish: ActionInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  const { item, meeting } = await heldItem(doing, itemId);
  requireState(meeting, ['open']);
  if (item.outcome !== 'passed' && item.outcome !== 'noted') throw new Problem('council.not_now');
  const today = civilOf(now.getTime());
  if (wish.dueOn < today)
    throw new Problem('request.invalid', { fields: { dueOn: '지난 날입니다. / This day is over.' } });
  if (!(await listAgencies(tx, today)).some(({ id }) => id === wish.agencyId)) throw new Problem('thing.not_found');
  const id = newId(now.getTime());
  const at = { bodyId: meeting.bodyId, meetingId: meeting.id, itemId };
  await insertAction(tx, { id, ...at, ...wish, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'councilAction.set', { agencyId: wish.agencyId, dueOn: wish.dueOn });
  await tell(doing, { meetingId: meeting.id, news: 'action', agencyId: wish.agencyId });
  return { id };
};

export const closeMeeting = async (doing: Doing, id: string, version: number): Promise<void> => {
  requireGoverning(doing.actor);
  const meeting = requireState(await lockMeeting(doing.tx, id), ['open'], version);
  if ((await selectItems(doing.tx, id)).some(({ state }) => state !== 'decided'))
    throw new Problem('council.items_left');
  const { writtenByName: closedByName } = await authorOf(doing);
  await saveMeeting(doing.tx, meeting, { state: 'closed', closedAt: doing.now, closedByName });
  await leaveTrace(doing, id, 'meeting.closed');
};

export const cancelMeeting = async (doing: Doing, id: string, version: number): Promise<void> => {
  requireGoverning(doing.actor);
  const meeting = requireState(await lockMeeting(doing.tx, id), ['planned', 'called'], version);
  await saveMeeting(doing.tx, meeting, { state: 'cancelled' });
  await leaveTrace(doing, id, 'meeting.cancelled');
  if (meeting.state === 'called') await tell(doing, { meetingId: id, news: 'cancelled' });
};

/** For the machine: the members when a meeting is called or cancelled, an agency's managers when it has something to do. */
export const tellOfMeeting = async (
  doing: Pick<Doing, 'tx' | 'now' | 'requestId' | 'services'>,
  { meetingId, news, agencyId }: CouncilEvent,
): Promise<void> => {
  const meeting = await selectMeeting(doing.tx, meetingId);
  if (!meeting) return;
  const seats = await serving(doing, meeting);
  const told = agencyId === undefined ? [...new Set(seats.map((seat) => seat.agencyId))] : [agencyId];
  for (const one of told) {
    const addresses = await mailAddresses(
      doing.tx,
      agencyId === undefined ? { agencyId: one } : { agencyId: one, role: 'manager' },
    );
    const to = addresses.filter(
      ({ personId }) =>
        agencyId !== undefined || seats.some((seat) => seat.agencyId === one && seat.personId === personId),
    );
    const path = `/desk/council/meetings/${meetingId}` as const;
    const key = `${doing.requestId}:${one}`;
    await notify(doing, to, { event: `council.${news}`, key, as: { agencyId: one }, path });
  }
};
