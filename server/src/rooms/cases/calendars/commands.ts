import type { Actor } from '#kernel/actor';
import { hashToken, newToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import { linkTo } from '#platform/mail/index';
import { record } from '#rooms/evidence';
import type { Doing } from '../files/index.ts';
import { deleteFeed, saveFeed } from './store.ts';

const personOf = (actor: Actor): string => {
  if (!('personId' in actor)) throw new Problem('sign_in.required');
  return actor.personId;
};

/** Makes the address of a person's calendar; an earlier one ends with it. The secret is shown this once. */
export const makeFeed = async ({ tx, actor, now, requestId, services }: Doing) => {
  const personId = personOf(actor);
  const token = newToken();
  await saveFeed(tx, personId, hashToken(token), now);
  await record(tx, actor, { requestId, action: 'calendar.address_made', subjectId: personId });
  return { url: linkTo(services.config.origin, `/api/calendars/${token}`), madeAt: now.toISOString() };
};

export const endFeed = async ({ tx, actor, requestId }: Doing): Promise<void> => {
  const personId = personOf(actor);
  if (!(await deleteFeed(tx, personId))) throw new Problem('thing.not_found');
  await record(tx, actor, { requestId, action: 'calendar.address_ended', subjectId: personId });
};
