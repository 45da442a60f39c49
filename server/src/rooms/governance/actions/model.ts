import type { ActionState } from '@boru/contract/council';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export type Kept = {
  id: string;
  agencyId: number;
  dueOn: string;
  state: ActionState;
  endedAt: Date | null;
  version: number;
};

/** What was open when the meeting before ended is carried into the next one, until it is done or dropped. */
export const carriedInto = <One extends { number: number; endedAt: Date | null }>(
  actions: readonly One[],
  number: number,
  previousEndedAt: Date | null,
): One[] =>
  actions.filter(
    (action) =>
      action.number < number &&
      (action.endedAt === null || (previousEndedAt !== null && action.endedAt.getTime() > previousEndedAt.getTime())),
  );

export const isLate = ({ state, dueOn }: Pick<Kept, 'state' | 'dueOn'>, today: string): boolean =>
  state === 'open' && dueOn < today;

/** The agency that has it ends it, or who leads the secretariat. Others who read it may not; to the rest it is not there. */
export const requireEnding = (found: Kept | undefined, actor: Actor, governs: boolean, version: number): Kept => {
  if (!found || actor.kind !== 'agency' || (actor.agencyId !== found.agencyId && !governs))
    throw new Problem('thing.not_found');
  if (found.state !== 'open') throw new Problem('council.action_ended');
  if (found.version !== version) throw new Problem('thing.changed');
  return found;
};
