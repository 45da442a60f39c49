export type JobState = 'waiting' | 'running' | 'done' | 'dead';

/** What an administrator sees of a job: enough to judge and retry, nothing of its content. */
export type JobView = {
  id: string;
  kind: string;
  state: JobState;
  attempts: number;
  runAt: Date;
  createdAt: Date;
  finishedAt: Date | null;
  lastError: string | null;
};

export type JobRun = {
  id: string;
  attempt: number;
  /** Aborts when the lease was lost (somebody else has the job now) or the server stops. */
  signal: AbortSignal;
};

/** May run more than once for one job: every handler must be safe to repeat. */
export type Handler = (payload: unknown, run: JobRun) => Promise<void>;
export type Handlers = Readonly<Record<string, Handler>>;

/** A failure whose text is ours and may be shown: no address, no name, no content. */
export class JobFault extends Error {
  readonly final: boolean;

  /** `final`: trying again cannot help, so the job stops at once. */
  constructor(message: string, options: { final?: boolean } = {}) {
    super(message);
    this.name = 'JobFault';
    this.final = options.final ?? false;
  }
}

export const mostAttempts = 8;
const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;

/** Exponential with full jitter above the half, so that a thousand failed mails do not come back in one second. */
export const waitBefore = (attempt: number, random: number): number => {
  const most = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, attempt - 1));
  return Math.round(most / 2 + (most / 2) * random);
};

/** The message of a foreign error may hold an address or a name, so only its kind is kept. */
export const describeFault = (fault: unknown): string => {
  if (fault instanceof JobFault) return fault.message.slice(0, 300);
  if (!(fault instanceof Error)) return 'unknown fault';
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  const answer = 'responseCode' in fault && typeof fault.responseCode === 'number' ? String(fault.responseCode) : '';
  return [fault.name, code, answer].filter(Boolean).join(' ').slice(0, 300);
};
