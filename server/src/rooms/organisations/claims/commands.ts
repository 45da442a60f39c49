import { civilOf, formatDate } from '@boru/contract/civil';
import type { Actor } from '#kernel/actor';
import { hashToken, newId, newToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { companyClaimLetter, postMail } from '#platform/mail/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { agencyNames } from '../agencies/index.ts';
import { personName } from '../members/index.ts';
import { checkInvitable, checkNumber, claimDays, requireOpen } from './model.ts';
import {
  insertClaim,
  revokeClaims,
  selectClaimByToken,
  selectListed,
  selectListedAddress,
  takeOver,
  useClaim,
} from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };

const open = async (doing: Doing, companyId: string) => {
  const company = await selectListed(doing.tx, companyId);
  if (!company || doing.actor.kind !== 'agency') throw new Problem('thing.not_found');
  checkInvitable(company);
  return { company, actor: doing.actor };
};

/**
 * The link leaves by mail only, to the address that stood in the list: whoever sends it could otherwise register in the
 * company's name. A link sent before stops working.
 */
export const inviteListed = async (doing: Doing, companyId: string, reason: string): Promise<void> => {
  const { tx, now, services, requestId } = doing;
  const { actor } = await open(doing, companyId);
  const email = await selectListedAddress(tx, companyId);
  if (email === null) throw new Problem('company.no_address');
  await revokeClaims(tx, companyId, null, now);
  const [id, token] = [newId(now.getTime()), newToken()];
  const expiresAt = new Date(now.getTime() + claimDays * 86_400_000);
  const by = { invitedBy: actor.personId, invitedByName: await personName(tx, actor.personId) };
  const sent = { id, companyId, agencyId: actor.agencyId, email, reason, ...by, createdAt: now, expiresAt };
  await insertClaim(tx, { ...sent, tokenHash: hashToken(token) });
  await record(tx, actor, { requestId, action: 'company.invited', subjectId: id, companyId, reason });
  const agency = (await agencyNames(tx, civilOf(now.getTime()))).get(actor.agencyId);
  const letter = companyClaimLetter({
    locale: 'ko',
    agency: agency?.ko ?? '',
    expiresOn: formatDate(civilOf(expiresAt.getTime())),
    url: `${services.config.origin}/claim#${token}`,
  });
  await postMail(tx, email, letter);
};

export const revokeInvitation = async (doing: Doing, companyId: string, id: string): Promise<void> => {
  const { tx, now, requestId } = doing;
  const { actor } = await open(doing, companyId);
  if ((await revokeClaims(tx, companyId, id, now)) === 0) throw new Problem('thing.not_found');
  await record(tx, actor, { requestId, action: 'company.invitation_revoked', subjectId: id, companyId });
};

/** Of two who press at once one registers; the other finds the link spent. For the transaction of a registration. */
export const spendClaim = async (
  doing: Doing,
  token: string,
  account: { companyId: string; businessNumber: string },
): Promise<void> => {
  const { tx, now, requestId } = doing;
  const claim = requireOpen(await selectClaimByToken(tx, hashToken(token), true), now);
  checkNumber((await selectListed(tx, claim.companyId))?.businessNumber ?? null, account.businessNumber);
  await useClaim(tx, claim.id, account.companyId, now);
  const deed = { requestId, action: 'company.claimed', subjectId: claim.id };
  for (const companyId of [claim.companyId, account.companyId])
    await record(tx, { kind: 'system' }, { ...deed, companyId });
};

/** Reaction to `company.confirmed`. Answers the cases that the company sees from now on. Repeatable. */
export const takeOverRecords = async (doing: Doing, companyId: string): Promise<string[]> => {
  const { tx, requestId } = doing;
  const taken = await takeOver(tx, companyId);
  for (const { formerId, formerKind, caseIds } of taken)
    await record(
      tx,
      { kind: 'system' },
      {
        requestId,
        action: 'company.records_taken_over',
        subjectId: formerId,
        companyId,
        detail: { kind: formerKind, cases: caseIds.length },
      },
    );
  return taken.flatMap(({ caseIds }) => caseIds);
};
