import { Problem } from '#kernel/problem';

export type Factors = { totp: boolean; passkeys: number };
export type FactorKind = 'totp' | 'passkey';

export const countFactors = ({ totp, passkeys }: Factors): number => (totp ? 1 : 0) + passkeys;

/** One authenticator app at a time: a second would silently lock out the first. */
export const decideTotpStart = (factors: Factors): void => {
  if (factors.totp) throw new Problem('second_factor.already_set');
};

export const decidePasskeyStart = (factors: Factors, limit: number): void => {
  if (factors.passkeys >= limit) throw new Problem('passkey.too_many');
};

/** Whoever answers for other people's files keeps a second factor; the others may go back to a passphrase alone. */
export const decideRemoval = (factors: Factors, kind: FactorKind, required: boolean): void => {
  const there = kind === 'totp' ? factors.totp : factors.passkeys > 0;
  if (!there) throw new Problem('second_factor.not_set');
  if (required && countFactors(factors) === 1) throw new Problem('second_factor.last');
};

export const decideRecoveryCodes = (factors: Factors): void => {
  if (countFactors(factors) === 0) throw new Problem('second_factor.not_set');
};
