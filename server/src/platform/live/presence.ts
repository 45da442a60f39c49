export type Present = { session: string; about: string };

/** Three beats without a word, and nobody is there. */
const livesMs = 50_000;
/** What is said on a channel of PostgreSQL is shorter than 8,000 bytes. */
const mostAtOnce = 90;

/**
 * Which sessions have which thing open, on all servers together: each says so at every beat, nothing is ever stored.
 * Sessions are named by their identifier, which opens nothing.
 */
export class Presence {
  readonly #until = new Map<string, Present & { until: number }>();

  words(pairs: readonly Present[], isHere: boolean): unknown[] {
    const said: unknown[] = [];
    for (let at = 0; at < pairs.length; at += mostAtOnce)
      said.push([
        isHere ? 'here' : 'gone',
        pairs.slice(at, at + mostAtOnce).map(({ session, about }) => [session, about]),
      ]);
    return said;
  }

  /** False when the words are about something else. */
  hear(words: unknown): boolean {
    if (!Array.isArray(words)) return false;
    const [kind, pairs]: unknown[] = words;
    if ((kind !== 'here' && kind !== 'gone') || !Array.isArray(pairs)) return false;
    for (const pair of pairs as unknown[]) {
      if (!Array.isArray(pair)) continue;
      const [session, about] = pair.map(String);
      if (session === undefined || about === undefined) continue;
      const key = `${session} ${about}`;
      if (kind === 'here') this.#until.set(key, { session, about, until: performance.now() + livesMs });
      else this.#until.delete(key);
    }
    return true;
  }

  expire(): void {
    const now = performance.now();
    for (const [key, { until }] of this.#until) if (until < now) this.#until.delete(key);
  }

  all(): Present[] {
    return [...this.#until.values()];
  }

  clear(): void {
    this.#until.clear();
  }
}
