import type { AttendeeState, NewAttendee, OfferAnswer, SeatAction } from '@boru/contract/education-seats';
import { type Arrangement, arrange } from '@boru/engines/training';
import { type Actor, companyWriters, mayUse } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Answer = OfferAnswer['answer'];
export type Attendee = {
  id: string;
  place: number;
  runId: string;
  agencyId: number;
  companyId: string;
  companyName: string;
  name: string;
  role: NewAttendee['role'];
  email: string | null;
  state: AttendeeState;
  seat: number | null;
  isLate: boolean;
  endReason: string | null;
  enrolledBy: string;
  enrolledAt: Date;
  version: number;
};
export type Offer = {
  id: string;
  runId: string;
  attendeeId: string;
  companyId: string;
  seat: number;
  expiresAt: Date;
  outcome: 'accepted' | 'refused' | 'lapsed' | 'withdrawn' | null;
};
/** What is known of a run while it is held. */
export type Held = {
  capacity: number;
  quota: number | null;
  state: string;
  enrolUntil: Date;
  startsAt: Date;
  cancelUntil: Date;
  queueRule: 'firstCome' | 'riskFirst' | 'lottery';
  offerHours: number;
  taken: number[];
  waiting: number;
  ofCompany: number;
};

const sameAs = (a: Pick<NewAttendee, 'name' | 'email'>, b: Pick<NewAttendee, 'name' | 'email'>): boolean =>
  a.name === b.name && (a.email ?? '') === (b.email ?? '');

/** Seats for a group, or the reason why not. */
export const seatGroup = (
  run: Held | undefined,
  people: readonly NewAttendee[],
  present: readonly Pick<Attendee, 'name' | 'email'>[],
  now: Date,
): Arrangement => {
  if (!run) throw new Problem('thing.not_found');
  if (run.state !== 'open' || run.enrolUntil <= now) throw new Problem('education.closed');
  const twice = people.findIndex(
    (person, index) =>
      people.slice(0, index).some((other) => sameAs(other, person)) || present.some((other) => sameAs(other, person)),
  );
  if (twice !== -1)
    throw new Problem('education.enrolled_already', {
      fields: { [`people.${twice}.name`]: '이미 신청한 사람입니다. / Enrolled already.' },
    });
  const made = arrange(run, people.length);
  if (!made) throw new Problem('education.over_quota');
  return made;
};

const standing: readonly AttendeeState[] = ['seated', 'offered', 'waiting'];
export const isStanding = (state: AttendeeState): boolean => standing.includes(state);

/** For a change of somebody's place: this version, and nothing that is over. */
export const requireStanding = (
  attendee: Attendee | undefined,
  version: number,
  run: Pick<Held, 'startsAt'> | undefined,
  now: Date,
): Attendee => {
  if (!attendee || !run) throw new Problem('thing.not_found');
  if (attendee.version !== version) throw new Problem('thing.changed');
  if (!isStanding(attendee.state) || run.startsAt <= now) throw new Problem('education.closed');
  return attendee;
};

/** Late is what leaves an empty chair behind: a confirmed seat given back after the free days. */
export const isLateCancel = (attendee: Attendee, run: Pick<Held, 'cancelUntil'>, now: Date): boolean =>
  attendee.state === 'seated' && now > run.cancelUntil;

export const requireLive = (offer: Offer | undefined, now: Date): Offer => {
  if (!offer) throw new Problem('thing.not_found');
  if (offer.outcome !== null || offer.expiresAt <= now) throw new Problem('education.offer_over');
  return offer;
};

/** Never beyond the beginning; null when there is no time left to answer. */
export const offerEnd = (run: Pick<Held, 'offerHours' | 'startsAt'>, now: Date): Date | null => {
  const end = new Date(Math.min(now.getTime() + run.offerHours * 3_600_000, run.startsAt.getTime()));
  return end.getTime() - now.getTime() < 600_000 ? null : end;
};

/** Of a valid diagnosis: the weaker, the more urgent. */
export const riskOf = (latest: { total: number | null; expired: boolean } | undefined): number | null =>
  latest === undefined || latest.expired || latest.total === null
    ? null
    : Math.max(0, Math.min(100, Math.round(100 - latest.total)));

export const mayDo = (
  attendee: Attendee,
  startsAt: Date,
  offer: Offer | undefined,
  actor: Actor,
  now: Date,
): SeatAction[] => {
  if (!mayUse(actor, companyWriters) || startsAt <= now || !isStanding(attendee.state)) return [];
  return offer && offer.expiresAt > now ? ['answerOffer', 'giveBack'] : ['giveBack'];
};

/** Somebody who only holds a link learns whom it is for without learning a name: 홍○○. */
export const firstLetter = (name: string): string => `${[...name][0] ?? ''}○○`;
