import { Problem } from '#kernel/problem';

export type Invitation = {
  id: string;
  agencyId: number | null;
  companyId: string | null;
  role: string;
  email: string;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
};
export type Way = 'newAccount' | 'signIn' | 'accept' | 'otherAccount';

/** Used, expired, withdrawn and never made are one answer. */
export const requireOpen = (invitation: Invitation | undefined, now: Date): Invitation => {
  if (!invitation || invitation.usedAt || invitation.revokedAt || invitation.expiresAt <= now)
    throw new Problem('link.spent');
  return invitation;
};

/** `callerEmail`: who is signed in, if anybody; `known`: whether the invited address has an account. */
export const wayOf = (invitedEmail: string, callerEmail: string | null, known: boolean): Way => {
  if (callerEmail !== null) return callerEmail === invitedEmail ? 'accept' : 'otherAccount';
  return known ? 'signIn' : 'newAccount';
};

/** Refuses what the way does not lead to. True: a new account is to be made. */
export const decideAcceptance = (way: Way, withPerson: boolean): boolean => {
  if (way === 'otherAccount') throw new Problem('invitation.for_another');
  if (way === 'signIn') throw new Problem('invitation.sign_in_first');
  if (way === 'newAccount' && !withPerson)
    throw new Problem('request.invalid', {
      fields: { person: '이름과 암호문을 적어 주세요. / Name and passphrase are needed.' },
    });
  return way === 'newAccount';
};
