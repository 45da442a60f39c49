import { civilOf } from '@boru/contract/civil';
import { EffectKind, type EffectReport, type OwnEffect } from '@boru/contract/effect';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { outcomesOf } from '#rooms/diagnosis';
import { agencyNames, ownCompany } from '#rooms/organisations';
import { selectEngagements } from '../engagements/records/index.ts';
import { ownSpan, quarterOf, reportOf } from './model.ts';
import { selectEffectRows } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'actor' | 'now'>;
const none = { ko: '', en: '' };

export const showEffect = async ({ tx, now }: Asking): Promise<EffectReport> => {
  const today = civilOf(now.getTime());
  const until = quarterOf(today);
  const rows = await selectEffectRows(tx, until);
  const names = await agencyNames(tx, today);
  return {
    until,
    items: EffectKind.options.map((kind) => {
      const { whole, agencies } = reportOf(rows, kind);
      return {
        ...{ kind, whole },
        agencies: agencies.map(({ agencyId, ...line }) => ({
          ...line,
          agency: { id: agencyId, name: names.get(agencyId) ?? none },
        })),
      };
    }),
  };
};

export const showOwnEffect = async ({ tx, actor, now }: Asking): Promise<OwnEffect> => {
  const { companyId } = await ownCompany(tx, actor);
  const outcomes = await outcomesOf(tx, companyId, now);
  const names = await agencyNames(tx, civilOf(now.getTime()));
  return {
    items: (await selectEngagements(tx)).map(({ id, agencyId, expertName, kickoffOn, acceptedAt }) => ({
      ...{ engagementId: id, expertName, kickoffOn },
      agency: { id: agencyId, name: names.get(agencyId) ?? none },
      ...ownSpan(outcomes, kickoffOn, acceptedAt),
    })),
  };
};
