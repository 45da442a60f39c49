import type { BodyInput, SeatInput } from '@boru/contract/council';
import type { Actor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { authorOf, governs, leaveTrace } from '../commitments/index.ts';
import { requireEndable, requireFree } from './model.ts';
import { endSeat, insertBody, insertSeat, lockBody, saveBody, selectSeat, selectSeats } from './store.ts';

type Doing = Context<Services>;

/** For those who lead the secretariat; for everybody else it is not there. */
export const requireGoverning = (actor: Actor): void => {
  if (!governs(actor)) throw new Problem('thing.not_found');
};

export const foundBody = async (doing: Doing, wish: BodyInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const id = newId(doing.now.getTime());
  await insertBody(doing.tx, { id, ...wish, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'council.founded', { kind: wish.kind, quorum: wish.quorum });
  return { id };
};

export const changeBody = async (
  doing: Doing,
  id: string,
  wish: { version: number; body: BodyInput },
): Promise<void> => {
  requireGoverning(doing.actor);
  const before = await lockBody(doing.tx, id);
  if (!before) throw new Problem('thing.not_found');
  if (before.version !== wish.version) throw new Problem('thing.changed');
  await saveBody(doing.tx, { ...before, ...wish.body, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, 'council.changed', { quorum: { from: before.quorum, to: wish.body.quorum } });
};

export const seatMember = async (doing: Doing, bodyId: string, wish: SeatInput): Promise<{ id: string }> => {
  requireGoverning(doing.actor);
  const { tx, now } = doing;
  if (!(await lockBody(tx, bodyId))) throw new Problem('thing.not_found');
  const id = newId(now.getTime());
  if ((await insertSeat(tx, { id, bodyId, ...wish }, await authorOf(doing))) === null)
    throw new Problem('council.nobody_there');
  // The person is known only now: an address is looked up by the database, which tells the secretariat no more than a name.
  const seats = await selectSeats(tx, [bodyId]);
  requireFree(seats, seats.find((seat) => seat.id === id)?.personId, id, wish);
  await leaveTrace(doing, id, 'council.seated', { agencyId: wish.agencyId, part: wish.part });
  return { id };
};

export const endTerm = async (doing: Doing, seatId: string, endedOn: string): Promise<void> => {
  requireGoverning(doing.actor);
  const seat = requireEndable(await selectSeat(doing.tx, seatId), endedOn);
  await endSeat(doing.tx, seat.id, endedOn);
  await leaveTrace(doing, seatId, 'council.seat_ended', { endedOn });
};
