import type { AnswerValue } from '@boru/contract/diagnosis';

export const layers = ['claimed', 'advised', 'verified'] as const;
export type Layer = (typeof layers)[number];

/** One note of one device. `at` is the device's own time and orders nothing: two clocks never agree. */
export type Entry = {
  readonly key: string;
  readonly question: string;
  readonly layer: Layer;
  readonly value: AnswerValue | null;
  readonly words: string | null;
  readonly at: string;
  readonly device: string;
  /** Keys of the entries that this one stands for, as the device knew them. */
  readonly after: readonly string[];
};
export type Noted<One extends Entry = Entry> = {
  readonly question: string;
  readonly layer: Layer;
  /** What stands, oldest first; more than one says different things. */
  readonly heads: readonly One[];
  readonly isConflict: boolean;
  /** Every key that a new entry stands for. */
  readonly keys: readonly string[];
};

const placeOf = ({ question, layer }: Pick<Entry, 'question' | 'layer'>): string => `${question} ${layer}`;
const byTime = (a: Entry, b: Entry): number => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1);
const says = ({ value, words }: Entry): string => JSON.stringify([value, words]);

/** An entry may stand only for entries of its own place: one of another place would make words disappear unseen. */
export const mergeEntries = <One extends Entry>(entries: readonly One[]): ReadonlyMap<string, Noted<One>> => {
  const known = new Map(entries.map((entry) => [entry.key, entry]));
  const replaced = new Set<string>();
  for (const entry of known.values())
    for (const key of entry.after) {
      const old = known.get(key);
      if (old !== undefined && key !== entry.key && placeOf(old) === placeOf(entry)) replaced.add(key);
    }
  const standing = new Map<string, One[]>();
  for (const entry of known.values())
    if (!replaced.has(entry.key)) standing.set(placeOf(entry), [...(standing.get(placeOf(entry)) ?? []), entry]);
  return new Map(
    [...standing].map(([place, all]) => {
      const sorted = all.sort(byTime);
      // Two devices that say the same agree: the first of them is shown.
      const heads = sorted.filter((one, index) => sorted.findIndex((other) => says(other) === says(one)) === index);
      const [first] = heads;
      const { question, layer } = first ?? { question: '', layer: 'claimed' as const };
      const keys = sorted.map(({ key }) => key);
      return [place, { question, layer, heads, isConflict: heads.length > 1, keys }];
    }),
  );
};

export const notedAt = <One extends Entry>(
  merged: ReadonlyMap<string, Noted<One>>,
  question: string,
  layer: Layer,
): Noted<One> | undefined => merged.get(placeOf({ question, layer }));

export const conflictsOf = <One extends Entry>(merged: ReadonlyMap<string, Noted<One>>): readonly Noted<One>[] =>
  [...merged.values()].filter(({ isConflict }) => isConflict).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));

/** The answer of a layer, unless two devices still differ about it. */
export const valueAt = (
  merged: ReadonlyMap<string, Noted>,
  question: string,
  layer: Layer,
): AnswerValue | null | undefined => {
  const noted = notedAt(merged, question, layer);
  return noted === undefined || noted.isConflict ? undefined : noted.heads[0]?.value;
};
