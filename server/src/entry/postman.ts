import type { Log } from '#platform/log';
import { takeMail } from '#platform/replies/index';
import { takeMailed } from '#rooms/cases';
import { startPulse } from './pulse.ts';
import type { Runtime } from './runtime.ts';

/** Takes answers that came by mail, where the operator has set up a way in. A second server finds them taken. */
export const startPostman = ({ database, services }: Runtime, log: Log): { stop(): Promise<void> } => {
  if (services.config.replies === undefined) return { stop: async () => undefined };
  const post = { database, services, log, deliver: takeMailed };
  return startPulse(log, { event: 'replies', everyMs: 5_000 }, async () => {
    await takeMail(post);
    return false;
  });
};
