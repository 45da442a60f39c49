import { randomBytes } from 'node:crypto';

type Kept = { at: number; said: unknown };
const mostKept = 512;

/**
 * What was said lately, in order, so that a page that was away for a moment hears what it missed and one that does not keep
 * up need not be remembered by itself. A place has a name that is good on this server
 * until it forgets.
 */
export class Memory {
  /** Random words for places: a number would tell how much has changed that the reader may not know of. */
  readonly #names = new Map<string, number>();
  readonly #nameAt = new Map<number, string>();
  #kept: Kept[] = [];
  #last = 0;

  get last(): number {
    return this.#last;
  }

  add(said: unknown): void {
    this.#last += 1;
    this.#kept.push({ at: this.#last, said });
    if (this.#kept.length > mostKept) this.#kept.shift();
  }

  nameOf(at: number): string {
    const known = this.#nameAt.get(at);
    if (known !== undefined) return known;
    const name = randomBytes(12).toString('base64url');
    this.#nameAt.set(at, name);
    this.#names.set(name, at);
    for (const [old, place] of this.#names) {
      if (this.#names.size <= mostKept) break;
      this.#names.delete(old);
      this.#nameAt.delete(place);
    }
    return name;
  }

  /** Null: not ours, or so long ago that something is forgotten. */
  placeOf(name: string | null): number | null {
    const at = this.#names.get(name ?? '');
    return at === undefined || this.since(at) === null ? null : at;
  }

  /** The place itself, or the earliest one from which everything is still known. */
  reach(at: number): number {
    return Math.max(at, (this.#kept[0]?.at ?? this.#last + 1) - 1);
  }

  /** Everything after that place; null when a part of it is forgotten. */
  since(at: number): readonly Kept[] | null {
    const first = this.#kept[0]?.at ?? this.#last + 1;
    return at < first - 1 ? null : this.#kept.filter((one) => one.at > at);
  }

  forget(): void {
    this.#names.clear();
    this.#nameAt.clear();
    this.#kept = [];
  }
}
