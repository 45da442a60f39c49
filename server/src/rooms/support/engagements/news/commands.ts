import { civilOf } from '@boru/contract/civil';
import { notify } from '#platform/notices/index';
import { mailAddresses, recipientOf } from '#rooms/organisations';
import { type Doing, selectExpert } from '../../experts/pool/index.ts';
import { markTold, selectDueFollowUps, selectEngagement } from '../records/index.ts';
import { nextIn } from './model.ts';

const event = 'consulting.changed' as const;

const tellExpert = async (doing: Doing, expertId: string | null, engagementId: string, key: string): Promise<void> => {
  const personId = expertId === null ? null : ((await selectExpert(doing.tx, expertId))?.personId ?? null);
  const person = personId === null ? null : await recipientOf(doing.tx, personId);
  if (person !== null)
    await notify(doing, [person], { event, key, path: `/expert/engagements/${engagementId}`, as: null });
};

/** Reaction to `engagement.changed`: whoever is next hears of it. */
export const tellOfEngagement = async (doing: Doing, id: string): Promise<void> => {
  const { tx } = doing;
  const one = await selectEngagement(tx, id);
  if (!one) return;
  const { agencyId, companyId, expertId, reviewerId, state, version } = one;
  const key = `engagement:${id}:${state}:${version}`;
  for (const next of nextIn(one)) {
    if (next === 'expert') await tellExpert(doing, expertId, id, key);
    else if (next === 'reviewer') await tellExpert(doing, reviewerId, id, key);
    else {
      const as = next === 'company' ? { companyId } : { agencyId };
      const path: `/${string}` = `/${next === 'company' ? 'company' : 'desk'}/engagements/${id}`;
      await notify(doing, await mailAddresses(tx, as), { event, key: `${key}:${next}`, path, as });
    }
  }
};

/** Follow-ups whose day has come are announced once to company and desk. Answers how many. */
export const remindOfFollowUps = async (doing: Doing): Promise<number> => {
  const { tx, now } = doing;
  const due = await selectDueFollowUps(tx, civilOf(now.getTime()));
  for (const { id, engagementId, companyId, agencyId } of due)
    for (const as of [{ companyId }, { agencyId }]) {
      const side = 'companyId' in as ? 'company' : 'desk';
      const path: `/${string}` = `/${side}/engagements/${engagementId}`;
      await notify(doing, await mailAddresses(tx, as), { event, key: `follow-up:${id}:${side}`, path, as });
    }
  await markTold(
    tx,
    due.map(({ id }) => id),
    now,
  );
  return due.length;
};
