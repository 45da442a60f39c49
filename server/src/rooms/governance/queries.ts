import { civilOf } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import type { Tx } from '#platform/database/index';
import { listAgencies } from '#rooms/organisations';

/** The agreement with its parties under the names they bear today, and what is known of the ordinance. */
export const showAgreement = async (tx: Tx, pack: Pack, now: Date) => {
  const { agreement, ordinance } = pack;
  const agencies = new Map((await listAgencies(tx, civilOf(now.getTime()))).map((agency) => [agency.code, agency]));
  return {
    title: agreement.title,
    signedOn: agreement.signedOn,
    place: agreement.place,
    context: agreement.context,
    source: agreement.source,
    verified: agreement.verified,
    parties: pack.agencies.items
      .filter(({ code }) => agreement.parties.includes(code))
      .flatMap(({ code, signatory }) => {
        const agency = agencies.get(code);
        return agency
          ? [
              {
                agencyId: agency.id,
                name: agency.name,
                role: agency.role,
                signatoryTitle: signatory.title,
                signatoryName: signatory.name,
              },
            ]
          : [];
      }),
    clauses: agreement.items,
    ordinance: {
      name: ordinance.name,
      enactedOn: ordinance.enactedOn,
      articleTextKnown: ordinance.articleTextKnown,
      source: ordinance.source,
      verified: ordinance.verified,
      headings: ordinance.items,
    },
  };
};
