import { setTimeout as pause } from 'node:timers/promises';
import { asSystem } from '#platform/database/index';
import type { Log } from '#platform/log';
import { logSigner, mostAtOnce, sequence } from '#rooms/evidence';
import type { Runtime } from './runtime.ts';

const everyMs = 1_000;
/** A log that was tampered with is refused every second; one line a minute is enough to be heard. */
const complainEveryMs = 60_000;

/**
 * Gives the entries of evidence their places in the signed log, once a second. Every server tries; the database lets one at
 * a time. What waits survives a crash: it was committed with the entry.
 */
export const startSequencer = (
  { database, config }: Pick<Runtime, 'database' | 'config'>,
  log: Log,
): { stop(): Promise<void> } => {
  const ending = new AbortController();
  let complainedAt = Number.NEGATIVE_INFINITY;
  const place = async (): Promise<number> => {
    try {
      const signer = await logSigner(config.dataDir);
      return await asSystem(database, 'write', (tx) => sequence(tx, signer));
    } catch (fault) {
      const now = performance.now();
      if (now - complainedAt > complainEveryMs) log.fault('evidence.sequence', fault);
      complainedAt = now - complainedAt > complainEveryMs ? now : complainedAt;
      return 0;
    }
  };
  const rest = (): Promise<void> => pause(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
  const work = async (): Promise<void> => {
    // Signing is heavy the first time; the first second belongs to whoever waits for the address.
    await rest();
    while (!ending.signal.aborted) if ((await place()) < mostAtOnce) await rest();
  };
  const working = work();
  return {
    stop: () => {
      ending.abort();
      return working;
    },
  };
};
