import { addDays, civilOf } from '@boru/contract/civil';
import type { DisclosureDecision, DisclosureInput, HearingAnswer, HearingInput } from '@boru/contract/disclosure';
import type { HearingEvent } from '@boru/contract/events';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import { alreadyTold, notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { mailAddresses, personName } from '#rooms/organisations';
import { authorOf, leaveTrace, memberOf } from '../commitments/index.ts';
import {
  decisionClock,
  hearingClock,
  isSameAnswer,
  opensOn,
  reminderOf,
  requireDecidable,
  requireHeard,
  requireOpen,
  requirePast,
} from './model.ts';
import {
  insertHearing,
  insertPieces,
  insertRequest,
  lockHearing,
  saveAnswer,
  saveRequest,
  selectCompanyOf,
  selectHearings,
  selectRequest,
  selectStateOf,
  selectWaiting,
} from './store.ts';

type Doing = Context<Services>;
const dayOf = ({ now }: Pick<Doing, 'now'>): string => civilOf(now.getTime());
const tell = ({ tx, services }: Doing, told: HearingEvent) => services.enqueue(tx, 'disclosure.step', told);
const keep = async (saved: Promise<boolean>): Promise<void> => {
  if (!(await saved)) throw new Problem('thing.changed');
};

/** The clock begins on the day on which the request came, with a number that the requester is given. */
export const registerRequest = async (doing: Doing, wish: DisclosureInput): Promise<{ id: string }> => {
  const { tx, now, services } = doing;
  requirePast(wish.receivedOn, dayOf(doing));
  const id = newId(now.getTime());
  const receiptNumber = `D-${wish.receivedOn.replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
  const clock = decisionClock(services.pack, wish.receivedOn, false);
  const { agencyId } = memberOf(doing.actor);
  const counted = { clock, dueOn: clock.dueOn };
  await insertRequest(tx, { id, agencyId, receiptNumber, ...wish, ...counted, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'disclosure.received', { matter: wish.matter, channel: wish.channel });
  return { id };
};

/** Only upwards: what asks who holds what is never taken down again. */
export const raiseMatter = async (doing: Doing, id: string, version: number): Promise<void> => {
  const request = requireOpen(await selectRequest(doing.tx, id), version);
  if (request.matter === 'holding') throw new Problem('disclosure.not_now');
  const { writtenByName: raisedByName } = await authorOf(doing);
  await keep(saveRequest(doing.tx, request, { matter: 'holding', raisedAt: doing.now, raisedByName }));
  await leaveTrace(doing, id, 'disclosure.raised');
};

export const extendPeriod = async (
  doing: Doing,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> => {
  const request = requireOpen(await selectRequest(doing.tx, id), version);
  if (request.extendedAt !== null) throw new Problem('disclosure.extended');
  const clock = decisionClock(doing.services.pack, request.receivedOn, true);
  const change = { extendedReason: reason, extendedAt: doing.now, count: { clock, dueOn: clock.dueOn } };
  await keep(saveRequest(doing.tx, request, change));
  await leaveTrace(doing, id, 'disclosure.extended', { dueOn: clock.dueOn });
};

export const noteWithdrawal = async (doing: Doing, id: string, version: number): Promise<void> => {
  const request = requireOpen(await selectRequest(doing.tx, id), version);
  const { writtenByName: endedByName } = await authorOf(doing);
  await keep(saveRequest(doing.tx, request, { state: 'withdrawn', endedAt: doing.now, endedByName }));
  await leaveTrace(doing, id, 'disclosure.withdrawn');
};

/** Asks the company behind a business number. The answer is the same whether the number is registered here or not. */
export const hearCompany = async (doing: Doing, requestId: string, wish: HearingInput): Promise<{ id: string }> => {
  const { tx, now, services } = doing;
  const request = requireOpen(await selectRequest(tx, requestId));
  const { key, businessNumber, basis, subject } = wish;
  const days = { receivedOn: request.receivedOn, today: dayOf(doing) };
  const clock = hearingClock(services.pack, basis, days);
  const { writtenBy: askedBy, writtenByName: askedByName } = await authorOf(doing);
  const of = { id: key, requestId, agencyId: request.agencyId, businessNumber, basis, subject };
  const by = { askedBy, askedByName, askedAt: now };
  if (!(await insertHearing(tx, { ...of, clock, dueOn: clock.dueOn, ...by }))) return { id: key };
  // No number in the record: the desk's own page holds it.
  await leaveTrace(doing, requestId, 'disclosure.asked', { basis, hearingId: key });
  await tell(doing, { hearingId: key, news: 'asked' });
  return { id: key };
};

export const decideRequest = async (doing: Doing, id: string, wish: DisclosureDecision): Promise<void> => {
  const { tx, now, services } = doing;
  const request = requireOpen(await selectRequest(tx, id), wish.version);
  const outcome = requireDecidable(services.pack, request.matter, wish);
  const hearings = await selectHearings(tx, id);
  requireHeard(hearings, outcome, dayOf(doing));
  await insertPieces(tx, id, wish.pieces);
  const { writtenByName: endedByName } = await authorOf(doing);
  const ended = { endedAt: now, endedByName };
  const opening = { how: wish.how, opensOn: opensOn(services.pack, hearings, outcome, dayOf(doing)) };
  await keep(saveRequest(tx, request, { state: 'decided', outcome, ...opening, ...ended }));
  const classes = wish.pieces.map((piece) => piece.class);
  await leaveTrace(doing, id, 'disclosure.decided', { outcome, classes, matter: request.matter });
};

/** The company's own opinion; a second press changes nothing, and what was said stands. */
export const answerHearing = async (doing: Doing, id: string, wish: HearingAnswer): Promise<void> => {
  const { tx, now, actor, requestId } = doing;
  if (actor.kind !== 'company') throw new Problem('thing.not_found');
  const hearing = await lockHearing(tx, id);
  if (!hearing) throw new Problem('thing.not_found');
  if (isSameAnswer(hearing, wish.key)) return;
  if ((await selectStateOf(tx, id)) !== 'received') throw new Problem('disclosure.not_now');
  const answeredByName = await personName(tx, actor.personId);
  const { position, words, key: answerKey } = wish;
  const by = { answeredBy: actor.personId, answeredByName, answeredAt: now };
  await saveAnswer(tx, id, { position, words, answerKey, ...by });
  const { companyId } = actor;
  await record(tx, actor, { requestId, action: 'disclosure.heard', subjectId: id, companyId, detail: { position } });
  await tell(doing, { hearingId: id, news: 'heard' });
};

type Telling = Pick<Doing, 'tx' | 'now' | 'requestId' | 'services'>;
/** For the machine: the company's signers when it is asked, the agency's desk when it has answered. */
export const tellOfHearing = async (doing: Telling, { hearingId, news }: HearingEvent): Promise<void> => {
  const hearing = await lockHearing(doing.tx, hearingId);
  if (!hearing) return;
  const key = `disclosure.${news}:${hearingId}`;
  if (news === 'heard') {
    const as = { agencyId: hearing.agencyId };
    const path = `/desk/disclosure/${hearing.requestId}` as const;
    return void (await notify(doing, await mailAddresses(doing.tx, as), { event: 'disclosure.heard', key, as, path }));
  }
  const companyId = await selectCompanyOf(doing.tx, hearingId);
  if (companyId === null) return;
  const as = { companyId };
  await notify(doing, await mailAddresses(doing.tx, as), {
    ...{ event: 'disclosure.asked', key, as, path: '/company/disclosure' },
  });
};

/** For the machine: the desk is told the day before the last one, and once the day is over. */
export const tellOfDueDisclosures = async (doing: Telling): Promise<void> => {
  const waiting = await selectWaiting(doing.tx, addDays(civilOf(doing.now.getTime()), 1));
  const due = waiting.flatMap((request) => {
    const stage = reminderOf(request, doing.now);
    return stage === null ? [] : [{ request, key: `disclosure.dueSoon:${request.id}:${stage}` }];
  });
  const told = await alreadyTold(
    doing.tx,
    due.map(({ key }) => key),
  );
  for (const { request, key } of due) {
    if (told.has(key)) continue;
    const as = { agencyId: request.agencyId };
    const path = `/desk/disclosure/${request.id}` as const;
    const reference = request.receiptNumber;
    await notify(doing, await mailAddresses(doing.tx, as), { event: 'disclosure.dueSoon', key, as, reference, path });
  }
};
