import { mostSavedReplies } from '@boru/contract/saved-replies';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};

type Kept = { id: string; name: string; place: number };

const read = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

export const checkName = (kept: readonly Kept[], name: string, except: string | null): void => {
  if (kept.some((one) => one.id !== except && read(one.name) === read(name)))
    throw new Problem('request.invalid', {
      fields: { name: '같은 이름의 답변이 있습니다. / There is a reply of this name.' },
    });
};

export const freePlace = (kept: readonly Kept[]): number => {
  const taken = new Set(kept.map(({ place }) => place));
  const free = Array.from({ length: mostSavedReplies }, (_, index) => index + 1).find((place) => !taken.has(place));
  if (free === undefined) throw new Problem('saved_reply.too_many');
  return free;
};
