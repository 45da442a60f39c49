import { asSystem } from '#platform/database/index';
import type { Log } from '#platform/log';
import { logSigner, mostAtOnce, sequence } from '#rooms/evidence';
import { startPulse } from './pulse.ts';
import type { Runtime } from './runtime.ts';

/**
 * Gives the entries of evidence their places in the signed log, once a second. Every server tries; the database lets one at
 * a time. What waits survives a crash: it was committed with the entry.
 */
export const startSequencer = (
  { database, config }: Pick<Runtime, 'database' | 'config'>,
  log: Log,
): { stop(): Promise<void> } =>
  startPulse(log, { event: 'evidence.sequence', everyMs: 1_000 }, async () => {
    const signer = await logSigner(config.dataDir);
    return (await asSystem(database, 'write', (tx) => sequence(tx, signer))) >= mostAtOnce;
  });
