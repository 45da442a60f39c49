import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '#platform/log';

/** What fails fails every second; one line a minute is enough to be heard. */
const complainEveryMs = 60_000;

/**
 * Does `beat` again and again until it is stopped; `true` asks for the next beat at once. Every server beats; what a beat
 * does must bear that. A beat that fails is told and tried again.
 */
export const startPulse = (
  log: Log,
  { event, everyMs }: { event: string; everyMs: number },
  beat: () => Promise<boolean>,
): { stop(): Promise<void> } => {
  const ending = new AbortController();
  let complainedAt = Number.NEGATIVE_INFINITY;
  const tryBeat = async (): Promise<boolean> => {
    try {
      return await beat();
    } catch (fault) {
      const now = performance.now();
      if (now - complainedAt <= complainEveryMs) return false;
      log.fault(event, fault);
      complainedAt = now;
      return false;
    }
  };
  const rest = (): Promise<void> => pause(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
  const work = async (): Promise<void> => {
    // The first moment of a start belongs to whoever waits for the address.
    await rest();
    while (!ending.signal.aborted) if (!(await tryBeat())) await rest();
  };
  const working = work();
  return {
    stop: () => {
      ending.abort();
      return working;
    },
  };
};
