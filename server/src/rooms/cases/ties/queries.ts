import type { CaseTies } from '@boru/contract/case-ties';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { relationOf, selectCase } from '../files/index.ts';
import { selectLinks, selectWatching } from './store.ts';

/** What ties this case to people and other cases, as this reader sees it. */
export const showTies = async (context: Context<Services>, caseId: string): Promise<CaseTies> => {
  const { tx, actor } = context;
  const file = await selectCase(tx, caseId);
  if (!file || actor.kind !== 'agency') throw new Problem('thing.not_found');
  context.read({ companyId: file.companyId, caseId, sections: ['summary'] });
  const watchers = await selectWatching(tx, caseId);
  const links = await selectLinks(tx, caseId);
  return {
    watchers: watchers.map(({ personId, personName }) => ({ name: personName, self: personId === actor.personId })),
    watching: watchers.some(({ personId }) => personId === actor.personId),
    related: links.map(({ byAgency, ...link }) => ({
      ...link,
      mayUnlink: byAgency === actor.agencyId && actor.role !== 'auditor',
    })),
    mayTie: relationOf(actor, file) !== 'reader',
  };
};
