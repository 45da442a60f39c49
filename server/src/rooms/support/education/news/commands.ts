import { formatDateTime } from '@boru/contract/civil';
import { freeSeats, inOrder } from '@boru/engines/training';
import { hashToken, newId, newToken } from '#kernel/ids';
import { educationReminderLetter, linkTo, postMail, seatOfferLetter } from '#platform/mail/index';
import { notify } from '#platform/notices/index';
import { record } from '#rooms/evidence';
import { mailAddresses } from '#rooms/organisations';
import { type Doing, type Run, selectRun, selectRuns, selectSeed } from '../courses/index.ts';
import {
  type Attendee,
  endOffer,
  holdRun,
  insertOffer,
  markReminded,
  offerEnd,
  saveAttendee,
  selectAttendee,
  selectLapsed,
  selectOffer,
  selectOfRun,
  selectQueue,
  selectToRemind,
} from '../seats/index.ts';
import { selectVisit } from '../visits/index.ts';
import { pairsOf } from './model.ts';

const page = '/company/education';

/** To the person herself where she has an address, with the link; the company's people are told on their page. */
const tellOfOffer = async (doing: Doing, attendee: Attendee, offerId: string, expiresAt: Date, token: string) => {
  const { tx, services } = doing;
  const url = linkTo(services.config.origin, '/education/offer', token);
  const letter = (locale: 'ko' | 'en') =>
    seatOfferLetter({ locale, until: formatDateTime(expiresAt.getTime(), locale), url });
  const { companyId, email } = attendee;
  if (email !== null) await postMail(tx, email, letter('ko'));
  await notify(doing, await mailAddresses(tx, { companyId }), {
    event: 'education.seat',
    key: `education.offer:${offerId}`,
    path: page,
    as: { companyId },
    ...(email === null ? { letter } : {}),
  });
};

const offer = async (doing: Doing, attendee: Attendee, seat: number, expiresAt: Date): Promise<void> => {
  const { tx, now, requestId } = doing;
  const [id, token] = [newId(now.getTime()), newToken()];
  const { id: attendeeId, runId, companyId, agencyId } = attendee;
  await saveAttendee(tx, attendee, { state: 'offered', seat });
  const whose = { runId, attendeeId, companyId, agencyId };
  await insertOffer(tx, { id, ...whose, seat, tokenHash: hashToken(token), offeredAt: now, expiresAt });
  const deed = { requestId, action: 'education.seat_offered', subjectId: attendeeId, companyId, detail: { runId } };
  await record(tx, { kind: 'system' }, deed);
  await tellOfOffer(doing, attendee, id, expiresAt, token);
};

/** Reaction to `education.seat_free`: every free seat goes to the first in line. Runs as often as it is told, to the same end. */
export const moveQueue = async (doing: Doing, runId: string): Promise<void> => {
  const { tx, now } = doing;
  const run = await holdRun(tx, runId);
  const until = run && offerEnd(run, now);
  if (run?.state !== 'open' || !until) return;
  const line = inOrder(run.queueRule, await selectQueue(tx, runId), (await selectSeed(tx, runId)) ?? '');
  for (const { seat, one } of pairsOf(freeSeats(run), line)) await offer(doing, one, seat, until);
};

/** Offers whose hours are over end, and their seats go on. Answers how many. */
export const lapseOffers = async (doing: Doing): Promise<number> => {
  const { tx, now, requestId } = doing;
  const lapsed = await selectLapsed(tx, now);
  for (const { id, runId } of lapsed) {
    await holdRun(tx, runId);
    const seen = await selectOffer(tx, { id }, true);
    const attendee = seen && (await selectAttendee(tx, seen.attendeeId, true));
    if (attendee?.state !== 'offered' || !(await endOffer(tx, id, 'lapsed', now))) continue;
    await saveAttendee(tx, attendee, { state: 'lapsed', seat: null });
    const { companyId } = attendee;
    await record(
      tx,
      { kind: 'system' },
      { requestId, action: 'education.offer_lapsed', subjectId: attendee.id, companyId },
    );
    await moveQueue(doing, runId);
  }
  return lapsed.length;
};

const remind = async (doing: Doing, attendee: Attendee, run: Run): Promise<void> => {
  const { tx, services } = doing;
  const { companyId, email } = attendee;
  const url = linkTo(services.config.origin, `/education/${run.id}`);
  const letter = (locale: 'ko' | 'en') =>
    educationReminderLetter({ locale, when: formatDateTime(run.startsAt.getTime(), locale), url });
  if (email !== null) return void (await postMail(tx, email, letter('ko')));
  await notify(doing, await mailAddresses(tx, { companyId }), {
    // One for all people of the company in this run.
    ...{
      event: 'education.reminder',
      key: `education.reminder:${run.id}:${companyId}`,
      path: page,
      as: { companyId },
      letter,
    },
  });
};

/** What begins within a day is announced once. */
export const remindOfEducation = async (doing: Doing): Promise<number> => {
  const { tx, now } = doing;
  const due = await selectToRemind(tx, { from: now, to: new Date(now.getTime() + 86_400_000) });
  const runs = new Map((await selectRuns(tx, [...new Set(due.map(({ runId }) => runId))])).map((run) => [run.id, run]));
  for (const attendee of due) {
    const run = runs.get(attendee.runId);
    if (run) await remind(doing, attendee, run);
  }
  await markReminded(
    tx,
    due.map(({ id }) => id),
    now,
  );
  return due.length;
};

/** Reaction to `education.run_cancelled`. */
export const tellOfCancelledRun = async (doing: Doing, runId: string): Promise<void> => {
  const run = await selectRun(doing.tx, runId);
  if (!run) return;
  const companies = new Set((await selectOfRun(doing.tx, runId)).map(({ companyId }) => companyId));
  for (const companyId of companies)
    await notify(doing, await mailAddresses(doing.tx, { companyId }), {
      ...{ event: 'education.seat', key: `education.run_cancelled:${runId}`, path: page, as: { companyId } },
    });
};

/** Reaction to `education.visit_changed`: the other side is told. */
export const tellOfVisit = async (doing: Doing, visitId: string): Promise<void> => {
  const visit = await selectVisit(doing.tx, visitId);
  if (!visit) return;
  const { companyId, agencyId, state } = visit;
  const told = { event: 'education.visit' as const, key: `education.visit:${visitId}:${state}` };
  if (state === 'accepted' || state === 'declined')
    await notify(doing, await mailAddresses(doing.tx, { companyId }), { ...told, path: page, as: { companyId } });
  else
    await notify(doing, await mailAddresses(doing.tx, { agencyId }), {
      ...told,
      path: '/desk/education',
      as: { agencyId },
    });
};
