import { useState } from 'react';
import { type Merged, mergeOf, type Side } from '#lib/merge';
import { isProblem } from '#lib/problem';

interface Version<Fields> {
  readonly version: number;
  readonly fields: Fields;
}

export interface Merging<Fields> {
  /** What the next attempt sends, and upon which version it is meant. */
  readonly next: Version<Fields>;
  /** Null while nobody was faster. */
  readonly merged: Merged<Fields> | null;
  readonly theirs: Fields;
  readonly chosen: Readonly<Partial<Record<string, Side>>>;
  readonly choose: (id: string, side: Side) => void;
}

/**
 * A form that two people may have open. `stored` is what the server holds now, as the page knows it; `mine` what stands in
 * the form. While nobody was faster, what is sent is what was typed; after a refusal, what was chosen field by field.
 */
export function useMerge<Fields extends object>(
  stored: Version<Fields>,
  mine: Fields,
  error: unknown,
): Merging<Fields> {
  const [opened] = useState(stored);
  const [chosen, setChosen] = useState<Readonly<Partial<Record<string, Side>>>>({});
  const isRefused = isProblem(error, 'thing.changed') && stored.version !== opened.version;
  const merged = isRefused ? mergeOf(opened.fields, mine, stored.fields) : null;
  return {
    next:
      merged === null
        ? { version: opened.version, fields: mine }
        : { version: stored.version, fields: merged.resolve(chosen) },
    merged,
    theirs: stored.fields,
    chosen,
    choose: (id, side) => setChosen((before) => ({ ...before, [id]: side })),
  };
}
