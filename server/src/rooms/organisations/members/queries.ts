import type { Tx } from '#platform/database/index';
import { selectInvitations, selectMembers } from './store.ts';

export const listMembers = async (tx: Tx, companyId: string, self: string, now: Date) => ({
  members: (await selectMembers(tx, companyId)).map(({ createdAt, personId, ...member }) => ({
    ...member,
    since: createdAt.toISOString(),
    self: personId === self,
  })),
  invitations: (await selectInvitations(tx, companyId, now)).map((invitation) => ({
    ...invitation,
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
  })),
});
