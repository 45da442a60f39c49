import { civilOf } from '@boru/contract/civil';
import { topicOfHelpKind } from '@boru/contract/help';
import type { Pack } from '@boru/contract/pack';
import type { Tx } from '#platform/database/index';
import { listAgencies } from '#rooms/organisations';
import { compareProgrammes, isOpen } from './model.ts';

/** Open programmes with the agency that helps and the name of each law. */
export const listProgrammes = async (tx: Tx, pack: Pack, now: Date) => {
  const on = civilOf(now.getTime());
  const agencies = new Map((await listAgencies(tx, on)).map((agency) => [agency.code, agency]));
  const laws = new Map(pack.catalogue.laws.items.map((law) => [law.id, law.name]));
  return pack.programmes.items
    .filter((programme) => isOpen(programme, on))
    .sort(compareProgrammes)
    .flatMap(({ agency: code, law, note, ...programme }) => {
      const agency = agencies.get(code);
      if (!agency) return [];
      return [
        {
          ...programme,
          topic: topicOfHelpKind[programme.kind],
          agencyId: agency.id,
          agencyName: agency.name,
          note: note ?? null,
          law: law.map((reference) => ({
            ...reference,
            lawName: laws.get(reference.law) ?? reference.law,
          })),
        },
      ];
    });
};
