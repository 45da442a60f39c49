import type { BodyInput, MeetingForm, MeetingState, SeatPart } from '@boru/contract/council';
import { Problem } from '#kernel/problem';

export type Body = BodyInput & { id: string; version: number };
export type Seat = {
  id: string;
  bodyId: string;
  agencyId: number;
  personId: string;
  personName: string;
  part: SeatPart;
  fromOn: string;
  toOn: string;
  endedOn: string | null;
};
export type MeetingShort = {
  id: string;
  bodyId: string;
  number: number;
  form: MeetingForm;
  heldAt: Date;
  place: string | null;
  state: MeetingState;
};

/** Its term covers that day. */
export const isServing = ({ fromOn, toOn, endedOn }: Pick<Seat, 'fromOn' | 'toOn' | 'endedOn'>, on: string): boolean =>
  fromOn <= on && toOn >= on && (endedOn === null || endedOn > on);

const overlaps = (one: Pick<Seat, 'fromOn' | 'toOn' | 'endedOn'>, fromOn: string, toOn: string): boolean =>
  one.fromOn <= toOn && (one.endedOn ?? one.toOn) >= fromOn;
/** Nobody sits twice at the same time: a person would have two votes. */
export const requireFree = (
  seats: readonly Seat[],
  personId: string | undefined,
  seatId: string,
  wish: { fromOn: string; toOn: string },
): void => {
  const others = seats.filter((one) => one.id !== seatId && one.personId === personId);
  if (others.some((one) => overlaps(one, wish.fromOn, wish.toOn))) throw new Problem('council.seated');
};
/** A seat ends within its term; one that ended stays as it is. */
export const requireEndable = (seat: Seat | undefined, endedOn: string): Seat => {
  if (!seat) throw new Problem('thing.not_found');
  if (seat.endedOn !== null) throw new Problem('thing.changed');
  if (endedOn < seat.fromOn || endedOn > seat.toOn)
    throw new Problem('request.invalid', {
      fields: { endedOn: '임기 안의 날을 골라 주세요. / Choose a day within the term.' },
    });
  return seat;
};
