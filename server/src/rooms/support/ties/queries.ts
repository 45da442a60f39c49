import type { TiesView } from '@boru/contract/chain';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import type { TieKind } from './model.ts';
import { selectLinesOf, selectOwnCourses, selectOwnProgramme, selectTaken, selectTies } from './store.ts';

export const keeperOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};

/** What a programme of the own agency is tied to, and what it could be tied to within its agency. */
export const showTies = async ({ tx, actor }: Context<Services>, programmeId: string): Promise<Sent<TiesView>> => {
  const { agencyId, role } = keeperOf(actor);
  const programme = await selectOwnProgramme(tx, agencyId, programmeId);
  if (programme === undefined) throw new Problem('thing.not_found');
  const ties = await selectTies(tx, programmeId);
  const to = (kind: TieKind) => ties.filter((tie) => tie.kind === kind).map((tie) => tie.to);
  const taken = await selectTaken(tx, agencyId, programmeId);
  const lines = await selectLinesOf(tx, agencyId, programmeId);
  const { name, clauseText, basisText } = programme;
  return {
    ...{ programmeId, agencyId, name, clauseText, basisText },
    ...{ clauses: to('clause'), articles: to('article'), tasks: to('task'), courses: to('course') },
    hasConsulting: to('consulting').length > 0,
    lines: lines.map(({ article, ...line }) => ({ ...line, articleText: article })),
    courseChoices: (await selectOwnCourses(tx, agencyId)).filter(({ id }) => !taken.courses.has(id)),
    isConsultingTaken: taken.isConsultingTaken,
    mayWork: role === 'officer' || role === 'manager',
  };
};
