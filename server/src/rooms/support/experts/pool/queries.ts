import { civilOf } from '@boru/contract/civil';
import type { ExpertLine, ExpertView } from '@boru/contract/experts';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { deskOf, type Expert, holdsUntil, isAway, mayWrite, type Parts, ratingOf, requireOf } from './model.ts';
import {
  selectAbsences,
  selectClearances,
  selectExpert,
  selectExperts,
  selectLoads,
  selectRatings,
  selectTies,
} from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now'>;

/** What belongs to these experts, in three questions however many they are. */
export const partsOf = async ({ tx, now }: Asking, expertIds: readonly string[]): Promise<Parts> => ({
  clearances: await selectClearances(tx, expertIds),
  ties: await selectTies(tx, expertIds),
  absences: await selectAbsences(tx, expertIds, civilOf(now.getTime())),
});

export const viewOfParts = (parts: Parts, expertId: string) => ({
  clearances: parts.clearances
    .filter((row) => row.expertId === expertId)
    .map(({ notedAt, ...row }) => ({ ...row, notedAt: notedAt.toISOString() })),
  ties: parts.ties.filter((row) => row.expertId === expertId),
  absences: parts.absences.filter((row) => row.expertId === expertId),
});

export const standingOf = (parts: Parts, expertId: string, on: string) => {
  const rows = parts.clearances.filter((row) => row.expertId === expertId);
  return { clearedUntil: holdsUntil(rows, 'clearance', on), pledgedUntil: holdsUntil(rows, 'pledge', on) };
};

export const linesOf = async (asking: Asking, experts: readonly Expert[], parts: Parts): Promise<ExpertLine[]> => {
  const { agencyId } = deskOf(asking.actor);
  const on = civilOf(asking.now.getTime());
  const loads = new Map((await selectLoads(asking.tx, agencyId)).map((row) => [row.expertId, row]));
  const rated = new Map((await selectRatings(asking.tx, agencyId)).map((row) => [row.expertId, row]));
  return experts.map(({ personId, ...expert }) => ({
    ...expert,
    ...standingOf(parts, expert.id, on),
    ...ratingOf(rated.get(expert.id)),
    hasAccount: personId !== null,
    isAbsent: isAway(
      parts.absences.filter(({ expertId }) => expertId === expert.id),
      on,
    ),
    companies: Number(loads.get(expert.id)?.companies ?? 0),
    halfDays: Number(loads.get(expert.id)?.halfDays ?? 0),
  }));
};

export const listExperts = async (asking: Asking) => {
  const experts = await selectExperts(asking.tx, { agencyId: deskOf(asking.actor).agencyId });
  const parts = await partsOf(
    asking,
    experts.map(({ id }) => id),
  );
  return { items: await linesOf(asking, experts, parts), mayWrite: mayWrite(asking.actor) };
};

export const showExpert = async (asking: Asking, expertId: string): Promise<ExpertView> => {
  const expert = requireOf(await selectExpert(asking.tx, expertId), deskOf(asking.actor).agencyId);
  const parts = await partsOf(asking, [expertId]);
  const [line] = await linesOf(asking, [expert], parts);
  if (line === undefined) throw new Error('one expert, one line');
  return { ...line, ...viewOfParts(parts, expertId), mayWrite: mayWrite(asking.actor) };
};
