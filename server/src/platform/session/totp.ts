import { Secret, TOTP } from 'otpauth';
import type { Tx } from '../database/index.ts';
import type { Credential } from './credentials.ts';
import type { Secrets } from './secrets.ts';

const period = 30;

const generator = (secret: string, label = ''): TOTP =>
  // SHA-1 and six digits: what every authenticator app understands (RFC 6238); HMAC does not suffer from SHA-1's collisions.
  new TOTP({ issuer: 'Boru', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) });

/**
 * The time step a code belongs to, or null. One step of drift each way for slow clocks and slow fingers; a step that
 * was used, or any before it, is spent: a code read over a shoulder is worth nothing.
 */
export const matchTotp = (secret: string, code: string, atMs: number, lastStep: number | null): number | null => {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const totp = generator(secret);
  const present = Math.floor(atMs / 1000 / period);
  for (const step of [present, present - 1, present + 1]) {
    if (lastStep !== null && step <= lastStep) continue;
    if (totp.validate({ token: code, timestamp: step * period * 1000, window: 0 }) === 0) return step;
  }
  return null;
};

export type TotpOffer = { secret: string; uri: string };

/** Begins (or begins again) an enrolment; nothing counts until a code proves that the app has the secret. */
export const startTotp = async (tx: Tx, secrets: Secrets, personId: string, label: string): Promise<TotpOffer> => {
  const secret = new Secret({ size: 20 }).base32;
  await tx
    .updateTable('platform.credential')
    .set({ totpSecret: secrets.encrypt(secret, personId), totpConfirmedAt: null, totpLastStep: null })
    .where('personId', '=', personId)
    .execute();
  return { secret, uri: generator(secret, label).toString() };
};

/** Checks a code and spends its step. The condition in the update makes a replay lose even when both arrive together. */
export const useTotp = async (
  tx: Tx,
  secrets: Secrets,
  credential: Credential,
  code: string,
  now: Date,
): Promise<boolean> => {
  if (credential.totpSecret === null) return false;
  const secret = secrets.decrypt(credential.totpSecret, credential.personId);
  const step = matchTotp(secret, code, now.getTime(), credential.totpLastStep);
  if (step === null) return false;
  const { numUpdatedRows } = await tx
    .updateTable('platform.credential')
    .set({ totpLastStep: step })
    .where('personId', '=', credential.personId)
    .where((row) => row.or([row('totpLastStep', 'is', null), row('totpLastStep', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const confirmTotp = async (tx: Tx, personId: string, now: Date): Promise<void> => {
  await tx.updateTable('platform.credential').set({ totpConfirmedAt: now }).where('personId', '=', personId).execute();
};

export const removeTotp = async (tx: Tx, personId: string): Promise<void> => {
  await tx
    .updateTable('platform.credential')
    .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
    .where('personId', '=', personId)
    .execute();
};

/** The code an authenticator app with this key shows at that moment. */
export const timeCode = (secret: string, at: Date): string => generator(secret).generate({ timestamp: at.getTime() });
