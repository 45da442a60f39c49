import { mostSavedViews } from '@boru/contract/saved-views';
import type { Actor, AgencyActor } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export const deskOf = (actor: Actor): AgencyActor => {
  if (actor.kind !== 'agency') throw new Problem('role.insufficient');
  return actor;
};

/** An auditor looks for himself; what stands before the whole desk is the work of those who work there. */
export const checkShared = (actor: AgencyActor, shared: boolean): void => {
  if (shared && actor.role === 'auditor') throw new Problem('role.insufficient');
};

type Own = { id: string; name: string; place: number };

/** The same name in other letters or with other blanks would be the same to whoever reads the list. */
const read = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

export const checkName = (own: readonly Own[], name: string, except: string | null): void => {
  if (own.some((one) => one.id !== except && read(one.name) === read(name)))
    throw new Problem('request.invalid', {
      fields: { name: '같은 이름의 보기가 있습니다. / You have a view of this name.' },
    });
};

export const freePlace = (own: readonly Own[]): number => {
  const taken = new Set(own.map(({ place }) => place));
  const free = Array.from({ length: mostSavedViews }, (_, index) => index + 1).find((place) => !taken.has(place));
  if (free === undefined) throw new Problem('saved_view.too_many');
  return free;
};
