import type { Answer } from './post.ts';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** The waits that Standard Webhooks proposes: about three days in all. */
const waits = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;
export const mostTries = waits.length + 1;
/** A system that took nothing for this long is called no more until a person looks. */
export const stopAfterMs = 72 * hour;
const longestRest = hour;
/** Gone: the other side says that nobody listens here any more. */
const gone = 410;

export type Outcome = {
  state: 'delivered' | 'waiting' | 'failed';
  nextAt: Date | null;
  hook: 'well' | 'failing' | 'stopped';
  failingSince: Date | null;
  restUntil: Date | null;
};

/** What follows from an answer, for this delivery and for the hook. `random` in 0..1 spreads what failed together. */
export const outcomeOf = (
  answer: Pick<Answer, 'status' | 'fault'>,
  { attempts, failingSince }: { attempts: number; failingSince: Date | null },
  now: Date,
  random: number,
): Outcome => {
  if (answer.fault === null)
    return { state: 'delivered', nextAt: null, hook: 'well', failingSince: null, restUntil: null };
  const since = failingSince ?? now;
  const failingFor = now.getTime() - since.getTime();
  const wait = waits[attempts - 1];
  const isStopped = answer.status === gone || failingFor >= stopAfterMs;
  const goesOn = wait !== undefined && !isStopped;
  return {
    state: goesOn ? 'waiting' : 'failed',
    nextAt: goesOn ? new Date(now.getTime() + Math.round(wait * (1 + random / 10))) : null,
    hook: isStopped ? 'stopped' : 'failing',
    failingSince: since,
    // The longer it fails, the longer everything else for it waits: a dead system costs one call now and then.
    restUntil: new Date(now.getTime() + Math.min(longestRest, 4 * second + failingFor / 4)),
  };
};

/** What leaves. Stable over all tries: only the time of the call and its signatures change. */
export const bodyOf = (row: { event: string; reference: string | null; link: string; createdAt: Date }): string =>
  JSON.stringify({
    type: row.event,
    timestamp: row.createdAt.toISOString(),
    data: { reference: row.reference, link: row.link },
  });
