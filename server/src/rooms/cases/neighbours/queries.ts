import { civilOf } from '@boru/contract/civil';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames } from '#rooms/organisations';
import { selectCase } from '../files/index.ts';
import { selectNeighbours } from './store.ts';

/** In fours, as it is read out on the telephone. */
const spoken = (reference: string): string => reference.replace(/(.{4})(?=.)/g, '$1-');

export const neighboursOf = async (context: Context<Services>, caseId: string) => {
  const { tx, now } = context;
  const file = await selectCase(tx, caseId);
  if (!file) throw new Problem('thing.not_found');
  context.read({ companyId: file.companyId, caseId, sections: ['summary'] });
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const items = (await selectNeighbours(tx, caseId)).map(({ agencyId, reference }) => ({
    agency: { id: agencyId, name: names.get(agencyId) ?? { ko: '', en: '' } },
    reference: spoken(reference),
  }));
  return { items };
};
