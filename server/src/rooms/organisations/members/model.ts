import { Problem } from '#kernel/problem';

export type Member = { id: string; personId: string; role: string };

/** Ending a membership must leave the company with someone who may sign for it. */
export const decideEnd = (members: readonly Member[], membershipId: string, by: string): void => {
  const member = members.find(({ id }) => id === membershipId);
  if (!member) throw new Problem('thing.not_found');
  if (member.personId === by) throw new Problem('member.self');
  if (member.role === 'representative' && members.filter(({ role }) => role === 'representative').length === 1)
    throw new Problem('member.last_representative');
};

export const invitationDays = 7;
const openInvitations = 20;

export const decideInvitation = (open: number): void => {
  if (open >= openInvitations) throw new Problem('request.too_many', { extra: { retryAfterSeconds: 3600 } });
};
