import type { Enrolled, Enrolment } from '@boru/contract/education-seats';
import { hashToken, newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { outcomesOf } from '#rooms/diagnosis';
import { record } from '#rooms/evidence';
import { confirmedCompany } from '#rooms/organisations';
import { type Doing, deskOf } from '../courses/index.ts';
import {
  type Answer,
  type Attendee,
  isLateCancel,
  isStanding,
  type Offer,
  requireLive,
  requireStanding,
  riskOf,
  seatGroup,
} from './model.ts';
import {
  endOffer,
  holdRun,
  insertAttendees,
  insertRisks,
  type NewRow,
  saveAttendee,
  selectAttendee,
  selectLiveOffers,
  selectOfCompany,
  selectOffer,
} from './store.ts';

/** A company sends several people at once: together they sit, wait, or are refused with a reason. */
export const enrol = async (doing: Doing, runId: string, { people }: Enrolment): Promise<Enrolled> => {
  const { tx, actor, now, requestId, services } = doing;
  const { company, companyId, personId } = await confirmedCompany(tx, actor);
  const run = await holdRun(tx, runId);
  const present = (await selectOfCompany(tx, companyId)).filter((one) => one.runId === runId && isStanding(one.state));
  const made = seatGroup(run, people, present, now);
  const rows = people.map((person, index): NewRow => {
    const seat = made.seats[index] ?? null;
    const whose = { companyId, companyName: company.name, enrolledBy: personId, enrolledAt: now };
    // The agency is the run's: the trigger writes it, whatever stands here.
    return {
      ...person,
      ...whose,
      id: newId(now.getTime()),
      runId,
      agencyId: 0,
      seat,
      state: seat === null ? 'waiting' : 'seated',
    };
  });
  await insertAttendees(tx, rows);
  if (made.waiting > 0 && run?.queueRule === 'riskFirst') {
    const risk = riskOf((await outcomesOf(tx, companyId, now))[0]);
    if (risk !== null)
      await insertRisks(
        tx,
        rows.filter(({ seat }) => seat === null).map(({ id }) => ({ attendeeId: id, companyId, risk })),
      );
  }
  const counted = { seated: made.seats.length, waiting: made.waiting };
  await record(tx, actor, { requestId, action: 'education.enrolled', subjectId: runId, companyId, detail: counted });
  if (made.waiting > 0) await services.enqueue(tx, 'education.seat_free', { runId });
  return counted;
};

const endedBy = { company: 'education.given_back', agency: 'education.seat_withdrawn' } as const;

/** Held in the one order: run, person, offer. */
const release = async (
  doing: Doing,
  attendeeId: string,
  version: number,
  by: 'company' | 'agency',
  endReason?: string,
): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const seen = await selectAttendee(tx, attendeeId);
  const run = seen && (await holdRun(tx, seen.runId));
  const attendee = requireStanding(await selectAttendee(tx, attendeeId, true), version, run, now);
  const isLate = by === 'company' && run !== undefined && isLateCancel(attendee, run, now);
  for (const offer of await selectLiveOffers(tx, [attendeeId]))
    await endOffer(tx, offer.id, by === 'company' ? 'refused' : 'withdrawn', now);
  await saveAttendee(tx, attendee, {
    ...{ state: 'cancelled', seat: null, isLate },
    ...(endReason === undefined ? {} : { endReason }),
  });
  const { companyId, runId } = attendee;
  const deed = { requestId, action: endedBy[by], subjectId: attendeeId, companyId, detail: { runId, isLate } };
  await record(tx, actor, endReason === undefined ? deed : { ...deed, reason: endReason });
  if (attendee.seat !== null) await services.enqueue(tx, 'education.seat_free', { runId });
};

export const giveBack = (doing: Doing, attendeeId: string, version: number): Promise<void> =>
  release(doing, attendeeId, version, 'company');

export const withdrawSeat = (
  doing: Doing,
  attendeeId: string,
  wish: { version: number; reason: string },
): Promise<void> => {
  deskOf(doing.actor);
  return release(doing, attendeeId, wish.version, 'agency', wish.reason);
};

const settle = async (doing: Doing, seen: Offer | undefined, answer: Answer): Promise<void> => {
  const { tx, actor, now, requestId, services } = doing;
  const run = seen && (await holdRun(tx, seen.runId));
  if (!seen || !run) throw new Problem('thing.not_found');
  const attendee: Attendee | undefined = await selectAttendee(tx, seen.attendeeId, true);
  // An offer that has ended shows no row to lock: the database lets nobody touch it again.
  const offer = requireLive((await selectOffer(tx, { id: seen.id }, true)) ?? { ...seen, outcome: 'lapsed' }, now);
  if (attendee?.state !== 'offered' || run.state !== 'open') throw new Problem('education.offer_over');
  if (!(await endOffer(tx, offer.id, answer === 'accept' ? 'accepted' : 'refused', now)))
    throw new Problem('education.offer_over');
  const { companyId, runId } = attendee;
  if (answer === 'accept') await saveAttendee(tx, attendee, { state: 'seated', seat: offer.seat });
  else await saveAttendee(tx, attendee, { state: 'declined', seat: null });
  const action = answer === 'accept' ? 'education.offer_taken' : 'education.offer_declined';
  await record(tx, actor, { requestId, action, subjectId: attendee.id, companyId, detail: { runId } });
  if (answer === 'refuse') await services.enqueue(tx, 'education.seat_free', { runId });
};

/** On the company's own page. */
export const answerOffer = async (doing: Doing, offerId: string, answer: Answer): Promise<void> =>
  settle(doing, await selectOffer(doing.tx, { id: offerId }), answer);

/** By the link of the letter; whoever holds it answers, so the machine writes. */
export const answerByLink = async (doing: Doing, token: string, answer: Answer): Promise<void> => {
  const offer = await selectOffer(doing.tx, { tokenHash: hashToken(token) });
  await settle({ ...doing, actor: { kind: 'system' } }, offer, answer);
};
