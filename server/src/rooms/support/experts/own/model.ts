import type { Actor, ExpertActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export const expertOf = (actor: Actor): ExpertActor => {
  if (actor.kind !== 'expert') throw new Problem('role.insufficient');
  return actor;
};
