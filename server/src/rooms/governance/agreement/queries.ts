import { civilOf } from '@boru/contract/civil';
import type { AgreementView } from '@boru/contract/governance';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { listAgencies } from '#rooms/organisations';
import { changesShown, partiesOn, selectChanges, spansOf } from '../commitments/index.ts';
import { publishedReviews } from '../reviews/index.ts';

type Asking = Pick<Context<Services>, 'tx' | 'now' | 'services'>;
type Change = Awaited<ReturnType<typeof selectChanges>>[number];

/** The parties of today under the names they bear today; who signed is known of those who signed. */
const partiesOf = async (asking: Asking, changes: readonly Change[]): Promise<AgreementView['parties']> => {
  const { tx, now, services } = asking;
  const today = civilOf(now.getTime());
  const spans = await spansOf(asking, changes);
  const current = new Set(partiesOn(spans, today));
  const signatories = new Map(services.pack.agencies.items.map(({ code, signatory }) => [code, signatory]));
  return (await listAgencies(tx, today))
    .filter(({ id }) => current.has(id))
    .map(({ id, code, name, role }) => {
      const joinedOn =
        spans.filter(({ agencyId }) => agencyId === id).at(-1)?.joinedOn ?? services.pack.agreement.signedOn;
      const signed = joinedOn === services.pack.agreement.signedOn ? signatories.get(code) : undefined;
      const signatory = { signatoryTitle: signed?.title ?? null, signatoryName: signed?.name ?? null };
      return { agencyId: id, name, role, joinedOn, ...signatory };
    });
};

/** The agreement with its parties, what changed since, what was published of its reviews, and what is known of the ordinance. */
export const showAgreement = async (asking: Asking): Promise<Sent<AgreementView>> => {
  const { agreement, ordinance } = asking.services.pack;
  const changes = await selectChanges(asking.tx);
  const { title, signedOn, place, context, source, verified } = agreement;
  return {
    ...{ title, signedOn, place, context, source, verified },
    parties: await partiesOf(asking, changes),
    clauses: agreement.items,
    changes: await changesShown(asking, changes),
    termTo: changes.findLast(({ termTo }) => termTo !== null)?.termTo ?? null,
    reviews: await publishedReviews(asking),
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
