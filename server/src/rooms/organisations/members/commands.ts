import { civilOf, formatDate } from '@boru/contract/civil';
import type { Actor } from '#kernel/actor';
import { hashToken, newId, newToken } from '#kernel/ids';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { invitationLetter, postMail } from '#platform/mail/index';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { decideEnd, decideInvitation, invitationDays } from './model.ts';
import {
  endMembership,
  insertInvitation,
  revokeInvitation,
  selectCompanyName,
  selectInvitations,
  selectMembers,
} from './store.ts';

type Doing = { tx: Tx; actor: Actor; now: Date; requestId: string; services: Services };
const own = (actor: Actor) => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  return actor;
};

/** Answers the link once; the database keeps its hash. The mail with the same link goes out through the outbox. */
export const inviteMember = async (doing: Doing, wanted: { email: string; role: string }) => {
  const { tx, now, services, requestId } = doing;
  const { companyId, personId } = own(doing.actor);
  decideInvitation((await selectInvitations(tx, companyId, now)).length);
  const token = newToken();
  const id = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  await insertInvitation(tx, {
    id,
    tokenHash: hashToken(token),
    companyId,
    ...wanted,
    invitedBy: personId,
    createdAt: now,
    expiresAt,
  });
  await record(tx, doing.actor, {
    requestId,
    action: 'invitation.created',
    subjectId: id,
    companyId,
    detail: { role: wanted.role },
  });
  const link = `${services.config.origin}/invitation#${token}`;
  const organisation = (await selectCompanyName(tx, companyId))?.name ?? '';
  const letter = invitationLetter({
    locale: 'ko',
    organisation,
    expiresOn: formatDate(civilOf(expiresAt.getTime())),
    url: link,
  });
  await postMail(tx, wanted.email, letter);
  return { id, link, expiresAt: expiresAt.toISOString() };
};

export const withdrawInvitation = async (doing: Doing, id: string): Promise<void> => {
  const { companyId } = own(doing.actor);
  if (!(await revokeInvitation(doing.tx, companyId, id, doing.now))) throw new Problem('thing.not_found');
  await record(doing.tx, doing.actor, {
    requestId: doing.requestId,
    action: 'invitation.withdrawn',
    subjectId: id,
    companyId,
  });
};

export const endMember = async (doing: Doing, membershipId: string): Promise<void> => {
  const { companyId, personId } = own(doing.actor);
  decideEnd(await selectMembers(doing.tx, companyId), membershipId, personId);
  await endMembership(doing.tx, companyId, membershipId, doing.now);
  await record(doing.tx, doing.actor, {
    requestId: doing.requestId,
    action: 'membership.ended',
    subjectId: membershipId,
    companyId,
  });
};
