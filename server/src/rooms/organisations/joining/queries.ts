import { civilOf } from '@boru/contract/civil';
import { hashToken } from '#kernel/ids';
import type { Doing } from '../sign-in/index.ts';
import { requireOpen, wayOf } from './model.ts';
import { emailKnown, selectEmail, selectInvitation, selectOrganisationName } from './store.ts';

export const findInvitation = async ({ tx, actor, now }: Doing, token: string) => {
  const invitation = requireOpen(await selectInvitation(tx, hashToken(token)), now);
  const caller = 'personId' in actor ? actor.personId : null;
  const callerEmail = caller === null ? null : ((await selectEmail(tx, caller))?.email ?? null);
  const way = wayOf(invitation.email, callerEmail, await emailKnown(tx, invitation.email));
  return { invitation, way, caller };
};

export const showInvitation = async (doing: Doing, token: string) => {
  const { invitation, way } = await findInvitation(doing, token);
  const { email, role, expiresAt } = invitation;
  const organisation = await selectOrganisationName(doing.tx, invitation, civilOf(doing.now.getTime()));
  return { email, role, organisation, expiresAt: expiresAt.toISOString(), way };
};
