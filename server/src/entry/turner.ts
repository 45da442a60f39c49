import { asSystem } from '#platform/database/index';
import type { Log } from '#platform/log';
import { endExpiredSight } from '#rooms/organisations';
import { startPulse } from './pulse.ts';
import type { Runtime } from './runtime.ts';

/**
 * Sight that begins later begins within a second of its moment, without anybody touching the case; what has run out, and
 * was closed at its moment, is tidied up. Two indexes of nearly nothing are looked at; a second server finds it done.
 */
export const startTurner = ({ database }: Pick<Runtime, 'database'>, log: Log): { stop(): Promise<void> } =>
  startPulse(log, { event: 'sight.turn', everyMs: 1_000 }, async () => {
    await asSystem(database, 'write', (tx) => endExpiredSight(tx));
    return false;
  });
