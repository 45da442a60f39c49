import type { ExposureList } from '@boru/contract/exposure';
import { exposureOf, rank } from '@boru/engines/exposure';
import type { Context, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { sidesOf } from './model.ts';
import { selectKnown } from './store.ts';

/** How many are looked at, and how many of them are shown. */
const mostSeen = 2000;
const mostShown = 50;

/** Where help could be offered first, of the companies that the asking agency sees. Each that is shown leaves a trace. */
export const listExposure = async (context: Context<Services>): Promise<Sent<ExposureList>> => {
  const { tx, services, read } = context;
  const { exposureWeights: weights } = services.pack.catalogue;
  const known = await selectKnown(tx, mostSeen);
  const all = known.map((company) => ({
    companyId: company.companyId,
    name: company.name,
    sections: ['summary', ...(company.domains ? ['diagnosis'] : []), ...(company.statuses ? ['technology'] : [])],
    ...exposureOf(weights.items, sidesOf(company)),
  }));
  const shown = rank(all, ({ companyId }) => companyId).slice(0, mostShown);
  for (const { companyId, sections } of shown) read({ companyId, caseId: null, sections });
  return {
    weights: [...weights.items],
    asOf: weights.asOf,
    validFrom: weights.validFrom,
    verified: weights.verified,
    note: weights.note ?? null,
    items: shown,
    seen: known.length,
  };
};
