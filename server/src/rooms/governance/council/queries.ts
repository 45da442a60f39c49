import { civilOf } from '@boru/contract/civil';
import type { BodyView, CouncilView } from '@boru/contract/council';
import type { Bilingual } from '@boru/contract/fields';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames, listAgencies } from '#rooms/organisations';
import { actionsShown, selectActions } from '../actions/index.ts';
import { governs, memberOf } from '../commitments/index.ts';
import { isServing, type MeetingShort } from './model.ts';
import { selectBodies, selectBody, selectMeetings, selectSeats } from './store.ts';

/** Under the names that the agencies bore that day. */
export const namesOn = async (tx: Tx, on: string): Promise<(agencyId: number) => Bilingual> => {
  const names = await agencyNames(tx, on);
  return (agencyId) => names.get(agencyId) ?? { ko: String(agencyId), en: String(agencyId) };
};
const short = ({ id, number, form, heldAt, place, state }: MeetingShort) => ({
  ...{ id, number, form, place, state, heldAt: heldAt.toISOString() },
});

/** Every body with its meetings, and what has to be done by whom. */
export const showCouncil = async ({ tx, now, actor }: Context<Services>): Promise<Sent<CouncilView>> => {
  const { personId } = memberOf(actor);
  const today = civilOf(now.getTime());
  const bodies = await selectBodies(tx);
  const ids = bodies.map(({ id }) => id);
  const [seats, meetings, nameOf] = [await selectSeats(tx, ids), await selectMeetings(tx), await namesOn(tx, today)];
  const serving = seats.filter((seat) => isServing(seat, today));
  return {
    today,
    bodies: bodies.map((body) => ({
      ...body,
      members: serving.filter(({ bodyId, part }) => bodyId === body.id && part !== 'observer').length,
      isMember: serving.some((seat) => seat.bodyId === body.id && seat.personId === personId),
      meetings: meetings
        .filter(({ bodyId }) => bodyId === body.id)
        .slice(0, 5)
        .map(short),
    })),
    actions: actionsShown(await selectActions(tx), { nameOf, today, actor }),
    may: governs(actor) ? ['govern'] : [],
  };
};

export const showBody = async ({ tx, now, actor }: Context<Services>, id: string): Promise<Sent<BodyView>> => {
  const today = civilOf(now.getTime());
  const body = await selectBody(tx, id);
  if (!body) throw new Problem('thing.not_found');
  const agencies = await listAgencies(tx, today);
  const nameOf = await namesOn(tx, today);
  const meetings = await selectMeetings(tx, id);
  return {
    ...body,
    today,
    seats: (await selectSeats(tx, [id])).map((seat) => ({
      ...seat,
      name: seat.personName,
      agency: nameOf(seat.agencyId),
      isServing: isServing(seat, today),
    })),
    meetings: meetings.map(short),
    agencies: agencies.map(({ id: agencyId, name }) => ({ agencyId, name })),
    actions: actionsShown(await selectActions(tx, id), { nameOf, today, actor }),
    may: governs(actor) ? ['govern'] : [],
  };
};
