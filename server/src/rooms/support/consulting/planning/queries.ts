import { civilOf } from '@boru/contract/civil';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { deskOf, liveStates, partsOf, selectExperts } from '../../experts/pool/index.ts';
import { selectAble, selectAssignments, selectRefusals } from '../assignments/index.ts';
import { isScoped, selectRequests } from '../requests/index.ts';
import type { Days, Inputs } from './model.ts';
import { selectBegun } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;

/** What stands in the database about a round at this moment. */
export const inputsOf = async (asking: Asking, round: Days & { id: string }, pinned: Inputs['pinned']) => {
  const { tx, actor, now, services } = asking;
  const { agencyId } = deskOf(actor);
  const today = civilOf(now.getTime());
  const days = { fromOn: [round.fromOn, today].toSorted()[1] ?? today, untilOn: round.untilOn };
  const experts = (await selectExperts(tx, { agencyId })).filter(({ state }) => state === 'active');
  const parts = await partsOf(
    asking,
    experts.map(({ id }) => id),
  );
  const [first, last] = [await selectAble(tx, days.fromOn), new Set(await selectAble(tx, days.untilOn))];
  const completed = await selectAssignments(tx, { agencyId }, ['completed']);
  const over = new Set(completed.map(({ requestId }) => requestId));
  const inputs = {
    ...{ days, experts, ties: parts.ties, absences: parts.absences, pinned, completed },
    able: new Set(first.filter((id) => last.has(id))),
    requests: (await selectRequests(tx, { roundId: round.id })).filter(isScoped).filter(({ id }) => !over.has(id)),
    refusals: await selectRefusals(tx, agencyId),
    live: await selectAssignments(tx, { agencyId }, liveStates),
    begun: await selectBegun(tx, agencyId),
    places: services.pack.municipalities.items,
  };
  return inputs satisfies Inputs;
};
