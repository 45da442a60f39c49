import { civilOf } from '@boru/contract/civil';
import type { AgreementChangeInput, CommitmentInput } from '@boru/contract/commitments';
import { newId } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { personName } from '#rooms/organisations';
import { governs, memberOf, requireChange, requireClause, requireOwn, requireParty } from './model.ts';
import { spansOf } from './queries.ts';
import { insertChange, insertCommitment, lockCommitment, saveCommitment } from './store.ts';

type Doing = Context<Services>;

/** Who writes it down, under the name of the day. */
export const authorOf = async ({ tx, actor, now }: Pick<Doing, 'tx' | 'actor' | 'now'>) => {
  const { personId } = memberOf(actor);
  return { writtenBy: personId, writtenByName: await personName(tx, personId), writtenAt: now };
};
export const leaveTrace = (
  { tx, actor, requestId }: Pick<Doing, 'tx' | 'actor' | 'requestId'>,
  subjectId: string,
  action: string,
  detail: Record<string, unknown> = {},
): Promise<void> => record(tx, actor, { requestId, action, subjectId, detail });

export const promise = async (doing: Doing, wish: CommitmentInput): Promise<{ id: string }> => {
  const { tx, now, services } = doing;
  const { agencyId } = memberOf(doing.actor);
  requireClause(services.pack, wish.clause);
  requireParty(await spansOf(doing), agencyId, civilOf(now.getTime()));
  const id = newId(now.getTime());
  await insertCommitment(tx, { id, agencyId, version: 1, ...wish }, await authorOf(doing));
  await leaveTrace(doing, id, 'commitment.made', { clause: wish.clause });
  return { id };
};

export const changePromise = async (
  doing: Doing,
  id: string,
  wish: { version: number; commitment: CommitmentInput },
): Promise<void> => {
  const { tx, services } = doing;
  requireClause(services.pack, wish.commitment.clause);
  const before = requireOwn(await lockCommitment(tx, id), memberOf(doing.actor).agencyId, wish.version);
  await saveCommitment(tx, { ...before, ...wish.commitment }, await authorOf(doing));
  const { target: from } = before;
  const { target: to } = wish.commitment;
  await leaveTrace(doing, id, 'commitment.changed', from === to ? {} : { target: { from, to } });
};

export const changeAgreement = async (doing: Doing, wish: AgreementChangeInput): Promise<{ id: string }> => {
  const { tx, now, services } = doing;
  if (!governs(doing.actor)) throw new Problem('thing.not_found');
  requireChange(wish, await spansOf(doing), services.pack.agreement.signedOn);
  const id = newId(now.getTime());
  await insertChange(tx, { id, ...wish, ...(await authorOf(doing)) });
  await leaveTrace(doing, id, `agreement.${wish.kind}`, { agencyId: wish.agencyId, effectiveOn: wish.effectiveOn });
  return { id };
};
