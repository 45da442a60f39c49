import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

/** Watching and linking are work of a desk; an auditor reads and a company has its own list. */
export const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency' || actor.role === 'auditor') throw new Problem('role.insufficient');
  return actor;
};

/** The two ends in one order, so that a link made from either side is the same link. */
export const inOrder = (one: string, other: string): { oneId: string; otherId: string } => {
  if (one === other)
    throw new Problem('request.invalid', { fields: { number: '다른 건의 번호를 적어 주세요. / Name another case.' } });
  return one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one };
};
