import type { Tx } from '../database/index.ts';

const daysKept = { oneTime: 1, throttle: 1, session: 180 } as const;

/**
 * The daily broom: links and questions that have expired, failures long forgotten, and sessions that ended half a year
 * ago (until then they say where a person last worked). Nothing about sign-in is kept longer than it serves.
 */
export const sweepSignIn = async (tx: Tx, now: Date): Promise<void> => {
  const before = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  await tx.deleteFrom('platform.oneTime').where('expiresAt', '<', before(daysKept.oneTime)).execute();
  await tx.deleteFrom('platform.throttle').where('lastFailureAt', '<', before(daysKept.throttle)).execute();
  await tx.deleteFrom('platform.session').where('expiresAt', '<', before(daysKept.session)).execute();
};
