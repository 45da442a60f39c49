import { randomInt } from 'node:crypto';
import type { Tx } from '../database/index.ts';
import { recoveryCodeCount } from './policy.ts';
import type { Secrets } from './secrets.ts';

/** No 0/O, 1/I/L, U: read from paper, typed on a phone. 30^12 codes, 59 bits. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const newCode = (): string =>
  Array.from(
    { length: 12 },
    (_, at) => `${at > 0 && at % 4 === 0 ? '-' : ''}${letters[randomInt(letters.length)]}`,
  ).join('');

const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** Throws away the old codes and answers the new ones, which are never shown again. */
export const replaceRecoveryCodes = async (tx: Tx, secrets: Secrets, personId: string): Promise<string[]> => {
  const codes = Array.from({ length: recoveryCodeCount }, newCode);
  await tx.deleteFrom('platform.recoveryCode').where('personId', '=', personId).execute();
  await tx
    .insertInto('platform.recoveryCode')
    .values(codes.map((code) => ({ personId, codeHash: secrets.digest('recovery', `${personId} ${plain(code)}`) })))
    .execute();
  return codes;
};

export const useRecoveryCode = async (
  tx: Tx,
  secrets: Secrets,
  personId: string,
  code: string,
  now: Date,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('platform.recoveryCode')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('codeHash', '=', secrets.digest('recovery', `${personId} ${plain(code)}`))
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const countRecoveryCodes = async (tx: Tx, personId: string): Promise<number> => {
  const row = await tx
    .selectFrom('platform.recoveryCode')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.left);
};

export const dropRecoveryCodes = async (tx: Tx, personId: string): Promise<void> => {
  await tx.deleteFrom('platform.recoveryCode').where('personId', '=', personId).execute();
};
