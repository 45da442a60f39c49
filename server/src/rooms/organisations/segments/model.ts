import type { Pack } from '@boru/contract/pack';
import type { Conditions } from '@boru/contract/segments';
import { mostSegments } from '@boru/contract/segments';
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

type Own = { name: string; place: number };

const read = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

/** The place a new one takes; throws when the name is taken or there is no place. */
export const placeFor = (own: readonly Own[], name: string): number => {
  if (own.some((one) => read(one.name) === read(name)))
    throw new Problem('request.invalid', {
      fields: { name: '같은 이름의 묶음이 있습니다. / You have a segment of this name.' },
    });
  const taken = new Set(own.map(({ place }) => place));
  const free = Array.from({ length: mostSegments }, (_, index) => index + 1).find((place) => !taken.has(place));
  if (free === undefined) throw new Problem('segment.too_many');
  return free;
};

/** A city that is divided into districts stands for them: companies carry the code of their district. */
export const withDistricts = (pack: Pack, conditions: Conditions): Conditions =>
  conditions.map((condition) =>
    condition.field !== 'municipality'
      ? condition
      : {
          ...condition,
          among: [
            ...new Set([
              ...condition.among,
              ...pack.municipalities.items
                .filter(({ parent }) => parent !== null && condition.among.includes(parent))
                .map(({ code }) => code),
            ]),
          ],
        },
  );
