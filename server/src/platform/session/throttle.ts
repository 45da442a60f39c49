import { sql } from 'kysely';
import { Problem } from '#kernel/problem';
import type { Tx } from '../database/index.ts';
import { type Patience, patience, secondsToWait } from './policy.ts';
import type { Secrets } from './secrets.ts';

/** One sign-in attempt: against an account name (existing or not) from an address. Neither is kept in the clear. */
export type Attempt = { account: string; address: string };

export const attemptOf = (secrets: Secrets, login: string, address: string): Attempt => ({
  account: `account:${secrets.digest('throttle', login).toString('hex')}`,
  address: `address:${secrets.digest('throttle', address).toString('hex')}`,
});

const waitOf = (seconds: number): Problem => new Problem('sign_in.wait', { extra: { retryAfterSeconds: seconds } });

/**
 * Throws while the account or the address has to wait. One guess per account at a time: a hundred at once would all
 * be judged before the first failure counts. The lock is tried, not awaited, so a flood cannot hold our connections.
 */
export const beginAttempt = async (tx: Tx, attempt: Attempt, now: Date): Promise<void> => {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${attempt.account}, 0)) as free`.execute(tx);
  if (rows[0]?.free !== true) throw waitOf(1);
  const blocked = await tx
    .selectFrom('platform.throttle')
    .select(({ fn }) => fn.max('blockedUntil').as('until'))
    .where('key', 'in', [attempt.account, attempt.address])
    .executeTakeFirst();
  const left = blocked?.until ? (new Date(blocked.until).getTime() - now.getTime()) / 1000 : 0;
  if (left > 0) throw waitOf(Math.ceil(left));
};

const countFailure = async (tx: Tx, key: string, rule: Patience, now: Date): Promise<void> => {
  const forgotten = new Date(now.getTime() - rule.forgetHours * 3_600_000);
  const row = await tx
    .insertInto('platform.throttle')
    .values({ key, failures: 1, lastFailureAt: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        failures: sql<number>`case when throttle.last_failure_at < ${forgotten} then 1 else throttle.failures + 1 end`,
        lastFailureAt: now,
      }),
    )
    .returning('failures')
    .executeTakeFirstOrThrow();
  const wait = secondsToWait(rule, row.failures);
  await tx
    .updateTable('platform.throttle')
    .set({ blockedUntil: wait > 0 ? new Date(now.getTime() + wait * 1000) : null })
    .where('key', '=', key)
    .execute();
};

/** Counts only if the transaction commits, so the handler returns its Problem instead of throwing it. */
export const failAttempt = async (tx: Tx, attempt: Attempt, now: Date): Promise<void> => {
  // Account before address, always: one lock order.
  await countFailure(tx, attempt.account, patience.account, now);
  await countFailure(tx, attempt.address, patience.address, now);
};

/** The address keeps its count: whoever owns one account must not wash off the guesses against others. */
export const passAttempt = async (tx: Tx, attempt: Attempt): Promise<void> => {
  await tx.deleteFrom('platform.throttle').where('key', '=', attempt.account).execute();
};

export type Waiting = { key: string; failures: number; lastFailureAt: Date; blockedUntil: Date | null };

export const listThrottled = (tx: Tx, now: Date): Promise<Waiting[]> =>
  tx
    .selectFrom('platform.throttle')
    .select(['key', 'failures', 'lastFailureAt', 'blockedUntil'])
    .where('lastFailureAt', '>', new Date(now.getTime() - 24 * 3_600_000))
    .orderBy('lastFailureAt', 'desc')
    .limit(200)
    .execute();

/** For a person who calls the administrator from behind a wall of waits. */
export const liftThrottle = async (tx: Tx, key: string): Promise<boolean> => {
  const { numDeletedRows } = await tx.deleteFrom('platform.throttle').where('key', '=', key).executeTakeFirst();
  return numDeletedRows > 0n;
};
