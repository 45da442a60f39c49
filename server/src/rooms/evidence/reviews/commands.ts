import type { ReviewWish } from '@boru/contract/log-reviews';
import type { z } from 'zod';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyOf, auditorOf } from '../auditing/index.ts';
import { record } from '../commands.ts';
import { type Month, officeOf, requireOver, spanOf } from './model.ts';
import { insertReview, selectFigures, selectOwnName } from './store.ts';

/** Counted, signed and traced in one transaction: what the reviewer saw is what stands above the name. */
export const signMonth = async (
  { tx, actor, now, requestId, services }: Context<Services>,
  month: Month,
  wish: z.output<typeof ReviewWish>,
): Promise<void> => {
  const auditor = auditorOf(actor);
  requireOver(month, now);
  const agencyId = agencyOf(auditor, {});
  const figures = await selectFigures(tx, agencyId, spanOf(month), officeOf(services.pack));
  const id = newId(now.getTime());
  const by = { reviewedBy: auditor.personId, reviewedByName: await selectOwnName(tx, auditor.personId), signedAt: now };
  if (!(await insertReview(tx, { ...wish, id, agencyId, month, figures, ...by })))
    throw new Problem('review.signed_already');
  await record(tx, actor, {
    requestId,
    action: 'evidence.reviewed',
    subjectId: id,
    detail: { month, verdict: wish.verdict },
  });
};
