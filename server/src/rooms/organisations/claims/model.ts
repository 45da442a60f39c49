import type { CompanyRecords } from '@boru/contract/company-claims';
import { type Actor, mayUse } from '#kernel/actor';
import { Problem } from '#kernel/problem';

export const claimDays = 14;

export type Claim = {
  id: string;
  companyId: string;
  agencyId: number;
  email: string;
  reason: string;
  invitedByName: string;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  usedBy: string | null;
  revokedAt: Date | null;
};
export type ClaimState = CompanyRecords['invitations'][number]['state'];

export const stateOf = (claim: Pick<Claim, 'usedAt' | 'revokedAt' | 'expiresAt'>, now: Date): ClaimState => {
  if (claim.usedAt) return 'used';
  if (claim.revokedAt) return 'revoked';
  return claim.expiresAt <= now ? 'expired' : 'open';
};

/** Used, taken back, expired and never sent are one answer. */
export const requireOpen = (claim: Claim | undefined, now: Date): Claim => {
  if (!claim || stateOf(claim, now) !== 'open') throw new Problem('link.spent');
  return claim;
};

/** `k***@example.kr`: the desk recognises the mailbox and learns no address it may not see in the contacts. */
export const maskAddress = (email: string): string => {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
};

export type Listed = { importId: string | null; status: string };
export const kindOf = ({ importId, status }: Listed): 'account' | 'list' | 'call' =>
  importId !== null ? 'list' : status === 'caller' ? 'call' : 'account';

/** Only the row of a list is invited; an account has somebody who can sign in already. */
export const checkInvitable = (company: Listed): void => {
  if (kindOf(company) !== 'list') throw new Problem('company.not_listed');
};

export const mayDo = (company: Listed, claims: readonly Claim[], actor: Actor, now: Date): ('invite' | 'revoke')[] => {
  if (!mayUse(actor, ['secretariat']) || kindOf(company) !== 'list') return [];
  return claims.some((claim) => stateOf(claim, now) === 'open') ? ['invite', 'revoke'] : ['invite'];
};

/** A link is for one company: with another number it would say "invited" where nobody was. */
export const checkNumber = (listed: string | null, typed: string): void => {
  if (listed !== typed)
    throw new Problem('request.invalid', {
      fields: {
        businessNumber:
          '초대받은 기업의 사업자등록번호가 아닙니다. 번호가 다르면 초대 없이 등록해 주세요. / Not the number of the invited company.',
      },
    });
};
