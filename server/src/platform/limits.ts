import { Problem } from '#kernel/problem';

/**
 * So many at work at once, so many waiting in turn, no more: calls of people about whom nothing is written down cannot be
 * braked by who they are (behind Tor all come from one address), so they are braked together. Whoever meets a full line hears
 * at once when to come again, and has cost no transaction.
 */
export class Gate {
  readonly #line: (() => void)[] = [];
  readonly #width: number;
  readonly #longest: number;
  #atWork = 0;
  #turnedAway = 0;

  constructor(width: number, longest: number) {
    this.#width = width;
    this.#longest = longest;
  }

  async pass<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#atWork >= this.#width) {
      if (this.#line.length >= this.#longest)
        // Not all of them in the same second.
        throw new Problem('report.crowded', { extra: { retryAfterSeconds: 5 + (this.#turnedAway++ % 10) } });
      await new Promise<void>((resolve) => this.#line.push(resolve));
    } else this.#atWork += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, not given back: nobody overtakes the line.
      const next = this.#line.shift();
      if (next === undefined) this.#atWork -= 1;
      else next();
    }
  }
}

/** Requests per address and minute, in memory: a brake, not a ledger. Guessing of secrets is braked in the database besides. */
export class MinuteLimit {
  readonly #counts = new Map<string, number>();
  #minute = 0;

  /** Seconds to wait when over the limit, else 0. */
  take(key: string, limit: number, nowMs: number): number {
    const minute = Math.floor(nowMs / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#counts.clear();
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count > limit ? Math.max(1, Math.ceil(((minute + 1) * 60_000 - nowMs) / 1000)) : 0;
  }
}

/** Sessions that were written down as alive within the last minute: one write a minute each, not one a request. */
export class RecentlySeen {
  readonly #at = new Map<string, number>();

  isNew(ticket: string, nowMs: number): boolean {
    if (nowMs - (this.#at.get(ticket) ?? Number.NEGATIVE_INFINITY) < 60_000) return false;
    if (this.#at.size > 20_000) this.#at.clear();
    this.#at.set(ticket, nowMs);
    return true;
  }
}

/** Whether every string inside is storable text and the nesting is sane. Iterative: a hostile body must not grow our stack. */
export const isSane = (value: unknown): boolean => {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let seen = 0; seen < open.length; seen++) {
    const item = open[seen];
    if (!item) break;
    if (seen > 20_000 || item.depth > 24) return false;
    if (typeof item.value === 'string') {
      if (!item.value.isWellFormed() || item.value.includes('\u0000')) return false;
    } else if (typeof item.value === 'object' && item.value !== null) {
      for (const [key, inner] of Object.entries(item.value))
        open.push({ value: key, depth: item.depth + 1 }, { value: inner, depth: item.depth + 1 });
    }
  }
  return true;
};
