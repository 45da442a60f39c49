import type { Bilingual } from '@boru/contract/fields';
import type { Actor } from '#kernel/actor';

export type Factor = 'totp' | 'passkey' | 'recoveryCode';
export type Enrolled = { totp: boolean; passkeys: number; recoveryCodes: number };

/** Which second factors a person may answer with; none: the passphrase alone signs in. Recovery codes alone are no factor. */
export const factorsOf = ({ totp, passkeys, recoveryCodes }: Enrolled): Factor[] => {
  if (!totp && passkeys === 0) return [];
  return [
    ...(totp ? (['totp'] as const) : []),
    ...(passkeys > 0 ? (['passkey'] as const) : []),
    ...(recoveryCodes > 0 ? (['recoveryCode'] as const) : []),
  ];
};

export type Membership = {
  id: string;
  role: string;
  agencyId: number | null;
  companyId: string | null;
  name: Bilingual | null;
};

/** Staff and administrators answer for other people's files; a company's people for their own. */
export const isStaff = (membership: Pick<Membership, 'companyId'>): boolean => membership.companyId === null;

/** Where a person lands after sign-in: where they were last time, else their first membership. */
export const landingOf = (memberships: readonly Membership[], lastUsed: string | null): string | null =>
  (memberships.find(({ id }) => id === lastUsed) ?? memberships[0])?.id ?? null;

export type FactorState = 'none' | 'enrolled' | 'confirmed';
export const factorState = (actor: Actor, enrolled: Enrolled): FactorState => {
  if ('secondFactor' in actor && actor.secondFactor) return 'confirmed';
  return factorsOf(enrolled).length > 0 ? 'enrolled' : 'none';
};

/** True while nothing but the account pages opens for this person. */
export const mustSetUpFactor = (actor: Actor, current: Membership | undefined): boolean =>
  actor.kind === 'visitor' && !actor.secondFactor && current !== undefined && isStaff(current);
